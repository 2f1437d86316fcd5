package io.jiaohao.journal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;

/**
 * Entries as JSON for programs, every field of them, by the names that the records give. Written
 * for this alone: records of records, lists, optionals, texts, numbers and truths.
 */
final class RecordJson {
  private final StringBuilder json = new StringBuilder();

  private RecordJson() {}

  /** One line of JSON; records of a sealed kind carry their name as "is". */
  static String of(Record value) {
    RecordJson json = new RecordJson();
    json.record(value);
    return json.json.toString();
  }

  private void value(Object value) {
    if (value instanceof Record record) {
      record(record);
    } else if (value instanceof List<?> list) {
      list(list);
    } else if (value instanceof Optional<?> optional) {
      optional.ifPresentOrElse(this::value, () -> json.append("null"));
    } else if (value instanceof Number || value instanceof Boolean) {
      json.append(value);
    } else {
      text(String.valueOf(value));
    }
  }

  private void record(Record record) {
    json.append('{');
    String comma = "";
    if (record.getClass().getInterfaces().length > 0) {
      json.append("\"is\":");
      text(record.getClass().getSimpleName());
      comma = ",";
    }
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      json.append(comma);
      text(component.getName());
      json.append(':');
      value(read(component, record));
      comma = ",";
    }
    json.append('}');
  }

  private static Object read(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }

  private void list(List<?> list) {
    json.append('[');
    String comma = "";
    for (Object element : list) {
      json.append(comma);
      value(element);
      comma = ",";
    }
    json.append(']');
  }

  private void text(String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}
