package io.jiaohao.fuzz;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Messages of any kind with values of any kind: often the few that mean something to the reader,
 * else the least, the greatest, the strangest.
 */
public final class RandomMessages {
  private static final String[] ODD = {
    "", " ", "\0", "\n", "%s%n{}", "零", "\uD83C\uDFAB", "\u202Eabc", "e\u0301\u0301", "'\"<&;--"
  };
  private static final long[] EDGES = {
    -1, Long.MIN_VALUE, Long.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE, 1L << 32, 1L << 53
  };
  private static final double[] REALS = {
    0, 1, -1, 120, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE, Double.MAX_VALUE
  };
  private static final int LONG_TEXT_CHARS = 300;
  private static final int SMALL = 12;

  private final SplittableRandom random;
  private final List<String> words;

  /**
   * Messages from here.
   *
   * @param words texts that mean something to who reads the messages
   */
  public RandomMessages(SplittableRandom random, List<String> words) {
    this.random = random;
    this.words = words;
  }

  /** A message with about half of its fields, of each oneof at most one. */
  public Message like(Message kind) {
    Message.Builder message = kind.newBuilderForType();
    for (FieldDescriptor field : kind.getDescriptorForType().getFields()) {
      if (field.getContainingOneof() == null && random.nextBoolean()) {
        put(message, field);
      }
    }
    kind.getDescriptorForType()
        .getOneofs()
        .forEach(
            oneof -> put(message, oneof.getFields().get(random.nextInt(oneof.getFieldCount()))));
    return message.build();
  }

  private void put(Message.Builder message, FieldDescriptor field) {
    if (field.isRepeated()) {
      for (int left = random.nextInt(random.nextInt(16) == 0 ? 40 : 4); left > 0; left--) {
        message.addRepeatedField(field, value(message, field));
      }
    } else {
      message.setField(field, value(message, field));
    }
  }

  private Object value(Message.Builder message, FieldDescriptor field) {
    return switch (field.getJavaType()) {
      case INT -> (int) number();
      case LONG -> number();
      case FLOAT -> (float) real();
      case DOUBLE -> real();
      case BOOLEAN -> random.nextBoolean();
      case STRING -> text();
      case BYTE_STRING -> bytes();
      case ENUM -> oneOf(field.getEnumType());
      case MESSAGE -> like(message.newBuilderForField(field).getDefaultInstanceForType());
    };
  }

  private Object oneOf(EnumDescriptor kind) {
    return random.nextInt(8) == 0
        ? kind.findValueByNumberCreatingIfUnknown((int) number())
        : kind.getValues().get(random.nextInt(kind.getValues().size()));
  }

  private long number() {
    return switch (random.nextInt(8)) {
      case 0 -> EDGES[random.nextInt(EDGES.length)];
      case 1 -> random.nextLong() >>> random.nextInt(Long.SIZE);
      default -> random.nextInt(SMALL);
    };
  }

  private double real() {
    return REALS[random.nextInt(REALS.length)];
  }

  private String text() {
    return switch (random.nextInt(12)) {
      case 0 -> ODD[random.nextInt(ODD.length)];
      case 1 -> ODD[random.nextInt(ODD.length)].repeat(random.nextInt(LONG_TEXT_CHARS));
      default -> words.get(random.nextInt(words.size()));
    };
  }

  private ByteString bytes() {
    byte[] bytes = new byte[random.nextInt(4) == 0 ? random.nextInt(70) : 32];
    random.nextBytes(bytes);
    return ByteString.copyFrom(bytes);
  }
}
