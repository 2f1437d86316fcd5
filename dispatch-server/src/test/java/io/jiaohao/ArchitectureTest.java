package io.jiaohao;

import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.jiaohao.core.HallRules;
import io.jiaohao.core.HallState;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/** The arrows that are forbidden between the packages, each with its reason. */
@AnalyzeClasses(
    packages = "io.jiaohao",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {
  /** What another module's tests lend to ours comes in a jar when all is packaged. */
  static final class NoTestJars implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  private static final String CORE = "io.jiaohao.core..";
  private static final String ENGINE = "io.jiaohao.engine..";
  private static final String JOURNAL = "io.jiaohao.journal..";
  private static final String JOURNAL_REDIS = "io.jiaohao.journal.redis..";
  private static final String GATEWAY = "io.jiaohao.gateway..";
  private static final String VIEWS = "io.jiaohao.views..";
  private static final String WEB = "io.jiaohao.web..";
  private static final String CONFIG = "io.jiaohao.config..";
  private static final String FORESIGHT = "io.jiaohao.foresight..";
  private static final String ACCOUNTS = "io.jiaohao.accounts..";
  private static final String APP = "io.jiaohao.app..";
  private static final String PROTOCOL_NETTY = "io.jiaohao.protocol.netty..";
  private static final String TERMINAL = "io.jiaohao.terminal..";
  private static final String SIMULATOR = "io.jiaohao.simulator..";
  private static final String HALL_CLOCK = "io.jiaohao.engine.SystemHallClock";

  private static final String CONSTRUCTOR = "<init>";
  private static final Set<String> CLOCK_READINGS = Set.of("currentTimeMillis", "nanoTime");
  private static final Pattern CLOCKS = Pattern.compile("(system|tick).*");
  private static final Set<String> CHANCE =
      Set.of(
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.util.concurrent.ThreadLocalRandom",
          "java.security.SecureRandom",
          "java.util.UUID");
  private static final Set<String> IMMUTABLE = Set.of("java.util.Set", "java.util.Map");
  private static final Set<String> IMMUTABLE_MAKERS = Set.of("of", "ofEntries", "copyOf");
  private static final Set<String> HASH_TABLES =
      Set.of(
          "java.util.HashMap",
          "java.util.HashSet",
          "java.util.Hashtable",
          "java.util.IdentityHashMap",
          "java.util.WeakHashMap");
  private static final Set<String> COLLECTORS =
      Set.of("toSet", "toMap", "toUnmodifiableSet", "toUnmodifiableMap", "groupingBy");

  // ---- Core

  @ArchTest
  static final ArchRule coreDependsOnNothing =
      classes()
          .that()
          .resideInAPackage(CORE)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              CORE,
              "java.lang",
              "java.util",
              "java.util.function",
              "java.util.regex",
              "java.util.stream",
              "java.time",
              "java.time.chrono",
              "java.time.zone")
          .allowEmptyShould(true)
          .because(
              "the same entries must give the same hall on any machine, without a world around");

  @ArchTest
  static final ArchRule coreHasNoClock =
      coreNever(readsAClock(), "time enters the hall as the stamp of a command");

  @ArchTest
  static final ArchRule coreHasNoHost =
      coreNever(asksTheHost(), "the host's zone, language and settings are not the hall's");

  @ArchTest
  static final ArchRule coreHasNoChance =
      coreNever(usesChance(), "a replayed day must come out as it was; chance is an argument");

  @ArchTest
  static final ArchRule coreHasNoHashOrder =
      coreNever(usesAHashOrder(), "Set.of and hash tables iterate differently in each JVM run");

  @ArchTest
  static final ArchRule coreHasNoThreads =
      noClasses()
          .that()
          .resideInAPackage(CORE)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Thread.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(ThreadLocal.class)
          .allowEmptyShould(true)
          .because("one thread owns the hall, and the hall does not know which");

  // ---- One direction: bytes → command → decision → durable entry → reply and views

  @ArchTest
  static final ArchRule coreIsUsedNotUsing =
      noArrow(CORE, ENGINE, JOURNAL, GATEWAY, VIEWS, FORESIGHT, WEB, CONFIG, APP)
          .because("the core knows nobody");

  @ArchTest
  static final ArchRule engineKnowsPortsOnly =
      noArrow(ENGINE, GATEWAY, WEB, VIEWS, FORESIGHT, CONFIG, JOURNAL, APP)
          .because("the engine knows ports; who stands behind them is wired by the assembly");

  @ArchTest
  static final ArchRule gatewayDoesNotKnowTheWeb =
      noArrow(GATEWAY, WEB, CONFIG, JOURNAL, APP)
          .because("device port and pages are two doors to one engine");

  @ArchTest
  static final ArchRule webDoesNotKnowTheGateway =
      noArrow(WEB, GATEWAY, CONFIG, JOURNAL, APP)
          .because("device port and pages are two doors to one engine");

  @ArchTest
  static final ArchRule accountsKnowPeopleOnly =
      noArrow(ACCOUNTS, CORE, ENGINE, GATEWAY, WEB, VIEWS, FORESIGHT, CONFIG, JOURNAL, APP)
          .because("who somebody is has nothing to do with the hall, nor with how they came in");

  @ArchTest
  static final ArchRule viewsAreReadOnly =
      noArrow(VIEWS, GATEWAY, WEB, CONFIG, JOURNAL, APP)
          .because("views are fed entries and are read, they call nobody");

  @ArchTest
  static final ArchRule foresightReadsEntries =
      noArrow(FORESIGHT, GATEWAY, WEB, VIEWS, CONFIG, JOURNAL, APP)
          .because(
              "foretelling is fed entries on a thread of its own and is read, it calls nobody");

  @ArchTest
  static final ArchRule journalKnowsThePortOnly =
      noArrow(JOURNAL, GATEWAY, WEB, VIEWS, CONFIG, APP)
          .because("the journal keeps entries and does not care what they are for");

  @ArchTest
  static final ArchRule configMakesAPlan =
      noArrow(CONFIG, ENGINE, JOURNAL, GATEWAY, WEB, VIEWS, APP)
          .because("the hall file becomes a plan; nothing else comes of it");

  @ArchTest
  static final ArchRule doorsAndViewsDoNotTouchTheHall =
      noClasses()
          .that()
          .resideInAnyPackage(GATEWAY, WEB, VIEWS, CONFIG)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(HallState.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(HallRules.class)
          .allowEmptyShould(true)
          .because("one thread owns the hall; others send commands and read entries");

  // ---- Libraries stay where they belong

  @ArchTest
  static final ArchRule vertxStaysInTheWeb =
      onlyIn("io.vertx..", WEB, APP).because("pages and HTTP are the only part built on Vert.x");

  @ArchTest
  static final ArchRule qrCodesAreDrawnInTheWeb =
      onlyIn("com.google.zxing..", WEB).because("a device gets an address, and draws it itself");

  @ArchTest
  static final ArchRule nettyStaysAtTheWire =
      onlyIn("io.netty..", GATEWAY, PROTOCOL_NETTY, TERMINAL, APP)
          .because("core, engine and views must run without a network");

  @ArchTest
  static final ArchRule sqlStaysInTheJournal =
      noClasses()
          .that()
          .resideOutsideOfPackage(JOURNAL)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..")
          .allowEmptyShould(true)
          .because("how history is kept is the journal's own business");

  @ArchTest
  static final ArchRule lettuceStaysInTheRedisJournal =
      onlyIn("io.lettuce..", JOURNAL_REDIS)
          .because("who keeps history elsewhere, or no history at all, must not know Redis");

  @ArchTest
  static final ArchRule timeHasOneDoor =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(HALL_CLOCK)
          .and()
          .resideOutsideOfPackages(TERMINAL, SIMULATOR)
          .should()
          .accessTargetWhere(readsAClock())
          .allowEmptyShould(true)
          .because("the hall's time is the stamp of its commands, and one clock gives it");

  @ArchTest
  static final ArchRule nobodySleeps =
      noClasses()
          .should()
          .accessTargetWhere(sleeps())
          .allowEmptyShould(true)
          .because("a thread that sleeps is a thread that is late");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices()
          .matching("io.jiaohao.(*)..")
          .should()
          .beFreeOfCycles()
          .allowEmptyShould(true)
          .because("what depends on itself cannot be understood one part at a time");

  private static ArchRule coreNever(DescribedPredicate<JavaAccess<?>> does, String reason) {
    return noClasses()
        .that()
        .resideInAPackage(CORE)
        .should()
        .accessTargetWhere(does)
        .allowEmptyShould(true)
        .because(reason);
  }

  private static ArchRule noArrow(String from, String... to) {
    return noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(to)
        .allowEmptyShould(true);
  }

  private static ArchRule onlyIn(String library, String... packages) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .allowEmptyShould(true);
  }

  private static DescribedPredicate<JavaAccess<?>> readsAClock() {
    return accesses(
        "read a clock",
        (owner, name) ->
            (owner.equals("java.lang.System") && CLOCK_READINGS.contains(name))
                || (owner.startsWith("java.time.") && name.equals("now"))
                || (owner.equals("java.time.Clock") && CLOCKS.matcher(name).matches())
                || (owner.equals("java.util.Calendar") && name.equals("getInstance"))
                || (owner.equals("java.util.Date") && name.equals(CONSTRUCTOR)));
  }

  private static DescribedPredicate<JavaAccess<?>> asksTheHost() {
    return accesses(
        "ask the machine that it runs on",
        (owner, name) ->
            (owner.equals("java.lang.System") && !name.equals("arraycopy"))
                || owner.equals("java.lang.Runtime")
                || owner.equals("java.util.TimeZone")
                || (owner.equals("java.time.ZoneId") && name.equals("systemDefault"))
                || (owner.equals("java.util.Locale") && name.equals("getDefault")));
  }

  private static DescribedPredicate<JavaAccess<?>> usesChance() {
    return accesses(
        "use chance",
        (owner, name) ->
            CHANCE.contains(owner) || (owner.equals("java.lang.Math") && name.equals("random")));
  }

  private static DescribedPredicate<JavaAccess<?>> usesAHashOrder() {
    return accesses(
        "use an order that comes from hash codes",
        (owner, name) ->
            (IMMUTABLE.contains(owner) && IMMUTABLE_MAKERS.contains(name))
                || (HASH_TABLES.contains(owner) && name.equals(CONSTRUCTOR))
                || (owner.equals("java.util.stream.Collectors") && COLLECTORS.contains(name)));
  }

  private static DescribedPredicate<JavaAccess<?>> sleeps() {
    return accesses(
        "sleep",
        (owner, name) ->
            (owner.equals("java.lang.Thread") || owner.equals("java.util.concurrent.TimeUnit"))
                && name.equals("sleep"));
  }

  /** Calls and method references alike. */
  private static DescribedPredicate<JavaAccess<?>> accesses(
      String what, BiPredicate<String, String> ownerAndName) {
    return DescribedPredicate.describe(
        what,
        access ->
            ownerAndName.test(access.getTargetOwner().getName(), access.getTarget().getName()));
  }
}
