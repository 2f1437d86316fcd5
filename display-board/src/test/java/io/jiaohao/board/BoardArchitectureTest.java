package io.jiaohao.board;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.jiaohao.board", importOptions = ImportOption.DoNotIncludeTests.class)
class BoardArchitectureTest {
  @ArchTest
  static final ArchRule NO_SERVER =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.jiaohao.core..",
              "io.jiaohao.engine..",
              "io.jiaohao.journal..",
              "io.jiaohao.gateway..",
              "io.jiaohao.views..",
              "io.jiaohao.web..",
              "io.jiaohao.config..",
              "io.jiaohao.app..")
          .because("a board knows the hall by the protocol alone and runs on a machine of its own");

  @ArchTest
  static final ArchRule DOTS_KNOW_NO_HALL =
      noClasses()
          .that()
          .resideInAPackage("io.jiaohao.board.dots")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.jiaohao.board", "io.jiaohao.protocol..", "io.netty..")
          .because("a font or an LED card is the same whatever it shows");

  @ArchTest
  static final ArchRule NO_CYCLES = slices().matching("io.jiaohao.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ONE_CLOCK =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(SteadyClock.class.getName())
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .because("what is drawn depends on times that a test can give");
}
