package io.jiaohao.protocol;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows that this module does not draw. */
@AnalyzeClasses(packages = "io.jiaohao", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule DEVICES_DO_NOT_KNOW_THE_SERVER =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.jiaohao.core..",
              "io.jiaohao.engine..",
              "io.jiaohao.journal..",
              "io.jiaohao.gateway..",
              "io.jiaohao.views..",
              "io.jiaohao.foresight..",
              "io.jiaohao.web..",
              "io.jiaohao.config..",
              "io.jiaohao.app..")
          .because("a device runs on its own machine and shares the protocol with the server only");

  @ArchTest
  static final ArchRule NETTY_HAS_TWO_PLACES =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.jiaohao.protocol.netty..", "io.jiaohao.terminal..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.netty..")
          .because("limits, handshake and key file serve servers and tools without Netty too");

  @ArchTest
  static final ArchRule THE_PROTOCOL_DOES_NOT_KNOW_ITS_TERMINAL =
      noClasses()
          .that()
          .resideInAPackage("io.jiaohao.protocol..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.jiaohao.terminal..")
          .because("the terminal is one user of the protocol among many");

  @ArchTest
  static final ArchRule NOBODY_ASKS_THE_CLOCK =
      noClasses()
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .because("waits are timers of the event loop, and the hall's time comes in messages");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices()
          .matching("io.jiaohao.(**)")
          .should()
          .beFreeOfCycles()
          .because("packages that need each other cannot be understood or changed one by one");
}
