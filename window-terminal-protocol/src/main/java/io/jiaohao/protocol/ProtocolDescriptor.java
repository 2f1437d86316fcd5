package io.jiaohao.protocol;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import io.jiaohao.protocol.wire.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The messages of the protocol as data: for programs in other languages that read a descriptor set
 * instead of generated code.
 */
public final class ProtocolDescriptor {
  private ProtocolDescriptor() {}

  /** Writes a serialized {@code FileDescriptorSet} of {@code terminal.proto}. */
  public static void write(Path file) throws IOException {
    FileDescriptorSet set =
        FileDescriptorSet.newBuilder().addFile(Terminal.getDescriptor().toProto()).build();
    Files.write(file, set.toByteArray());
  }
}
