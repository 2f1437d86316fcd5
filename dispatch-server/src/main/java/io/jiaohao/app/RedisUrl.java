package io.jiaohao.app;

import io.jiaohao.journal.redis.RedisAddress;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the address of a Redis. */
final class RedisUrl implements ITypeConverter<RedisAddress> {
  @Override
  public RedisAddress convert(String text) {
    try {
      return RedisAddress.of(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
