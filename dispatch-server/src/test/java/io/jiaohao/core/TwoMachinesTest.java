package io.jiaohao.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The same seeds in JVMs that differ in time zone, language and hash codes. One does without the
 * shared archive, in which even identity hashes are the same each time.
 */
@DisplayName("On two machines")
class TwoMachinesTest {
  private static final int LAST_SEED = Boolean.getBoolean("jiaohao.long") ? 2_000 : 60;

  @Test
  @DisplayName("the same commands make the same hall")
  void sameCommandsMakeTheSameHall() throws Exception {
    List<String> here = LongStream.rangeClosed(1, LAST_SEED).mapToObj(RunDigests::line).toList();
    assertThat(here).doesNotHaveDuplicates();
    assertThat(
            childJvm(
                "-Duser.timezone=America/Vancouver",
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:hashCode=2",
                "-Xshare:off"))
        .isEqualTo(here);
    assertThat(
            childJvm(
                "-Duser.timezone=Pacific/Kiritimati",
                "-Duser.language=ar",
                "-Duser.country=SA",
                "-Dfile.encoding=GB18030",
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:hashCode=0"))
        .isEqualTo(here);
  }

  private static List<String> childJvm(String... options) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of(options));
    line.addAll(List.of("-cp", System.getProperty("java.class.path")));
    line.addAll(List.of(RunDigests.class.getName(), "1", Integer.toString(LAST_SEED)));
    Process child = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (InputStream out = child.getInputStream()) {
      List<String> lines = new String(out.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      assertThat(child.waitFor()).as("exit code of %s", line).isZero();
      return lines;
    }
  }
}
