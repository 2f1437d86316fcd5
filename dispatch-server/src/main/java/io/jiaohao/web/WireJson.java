package io.jiaohao.web;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import io.jiaohao.protocol.wire.Terminal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/**
 * The device protocol's messages as data for pages, from the same {@code .proto} as the server's
 * own code: {@code messages{Name: [{number, name, type, of, repeated, optional}]}} and {@code
 * enums{Name: {VALUE: number}}}. Names of fields are in camel case, {@code of} names a message or
 * an enum.
 */
final class WireJson {
  private WireJson() {}

  static JsonObject messages() {
    FileDescriptor file = Terminal.getDescriptor();
    JsonObject messages = new JsonObject();
    file.getMessageTypes().forEach(message -> messages.put(message.getName(), fields(message)));
    JsonObject enums = new JsonObject();
    file.getEnumTypes().forEach(one -> enums.put(one.getName(), values(one)));
    return new JsonObject().put("messages", messages).put("enums", enums);
  }

  private static JsonArray fields(Descriptor message) {
    JsonArray fields = new JsonArray();
    message.getFields().forEach(field -> fields.add(field(field)));
    return fields;
  }

  private static JsonObject field(FieldDescriptor field) {
    JsonObject json =
        new JsonObject()
            .put("number", field.getNumber())
            .put("name", field.getJsonName())
            .put("type", field.getType().name().toLowerCase(Locale.ROOT));
    switch (field.getJavaType()) {
      case MESSAGE -> json.put("of", field.getMessageType().getName());
      case ENUM -> json.put("of", field.getEnumType().getName());
      default -> {}
    }
    if (field.isRepeated()) {
      json.put("repeated", true);
    } else if (field.hasPresence()) {
      json.put("optional", true);
    }
    return json;
  }

  private static JsonObject values(EnumDescriptor one) {
    JsonObject values = new JsonObject();
    for (EnumValueDescriptor value : one.getValues()) {
      values.put(value.getName(), value.getNumber());
    }
    return values;
  }
}
