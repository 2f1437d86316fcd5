package io.jiaohao.app;

import io.jiaohao.journal.redis.RedisAddress;
import java.nio.file.Path;
import java.util.Optional;
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

  /** The address with what is to be trusted there, or as it is if nothing was named. */
  static RedisAddress trusting(RedisAddress address, Optional<Path> authorities) {
    return authorities.map(address::trusting).orElse(address);
  }
}
