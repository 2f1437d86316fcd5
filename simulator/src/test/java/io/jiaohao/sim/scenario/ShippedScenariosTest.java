package io.jiaohao.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every scenario file that ships holds in virtual time, in each order of what comes together. */
class ShippedScenariosTest {
  static final Path FOLDER = Path.of("scenarios");

  @TestFactory
  Stream<DynamicTest> each() throws IOException {
    List<Path> files;
    try (Stream<Path> folder = Files.list(FOLDER)) {
      files = folder.sorted().toList();
    }
    assertThat(files).hasSizeGreaterThan(30);
    return files.stream().map(file -> DynamicTest.dynamicTest(file.toString(), () -> hold(file)));
  }

  private static void hold(Path file) throws Exception {
    Outcome outcome = ScenarioRunCommand.virtually(ScenarioFile.read(file));
    assertThat(outcome.failures()).isEmpty();
    assertThat(outcome.unseen()).isZero();
  }
}
