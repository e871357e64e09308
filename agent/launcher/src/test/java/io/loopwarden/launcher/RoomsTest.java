package io.loopwarden.launcher;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between the rooms: who may use whom. */
class RoomsTest {

  private static final String ROOT = "io.loopwarden.";

  /** For each package what else of ours it may use. */
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          Map.entry("hooks", Set.of()),
          Map.entry("api", Set.of()),
          Map.entry("launcher", Set.of("api")),
          Map.entry("engine.catalogue", Set.of("engine.text", "hooks")),
          Map.entry("engine.config", Set.of("engine.file")),
          Map.entry("engine.loop", Set.of("engine.code", "engine.work", "hooks")),
          Map.entry("engine.work", Set.of("engine.code", "hooks")),
          Map.entry("engine.thread", Set.of()),
          Map.entry("engine.jfr", Set.of("engine.thread")),
          Map.entry(
              "engine.finding",
              Set.of("engine.catalogue", "engine.config", "engine.policy", "engine.text")),
          Map.entry(
              "engine.watchdog",
              Set.of(
                  "engine.catalogue",
                  "engine.code",
                  "engine.config",
                  "engine.finding",
                  "engine.policy",
                  "engine.jfr",
                  "engine.loop",
                  "engine.record",
                  "engine.text",
                  "engine.thread",
                  "engine.watchdog.figures",
                  "engine.watchdog.judging",
                  "engine.watchdog.platform",
                  "engine.watchdog.routes",
                  "engine.watchdog.sampling",
                  "engine.work",
                  "hooks")),
          Map.entry(
              "engine.watchdog.routes",
              Set.of(
                  "engine.catalogue",
                  "engine.code",
                  "engine.finding",
                  "engine.text",
                  "engine.watchdog.figures",
                  "engine.watchdog.judging",
                  "engine.watchdog.sampling",
                  "engine.work",
                  "hooks")),
          Map.entry("engine.watchdog.platform", Set.of()),
          Map.entry(
              "engine.watchdog.sampling",
              Set.of(
                  "engine.code",
                  "engine.finding",
                  "engine.jfr",
                  "engine.loop",
                  "engine.record",
                  "engine.thread",
                  "engine.watchdog.platform",
                  "engine.work",
                  "hooks")),
          Map.entry(
              "engine.watchdog.judging",
              Set.of(
                  "engine.catalogue",
                  "engine.code",
                  "engine.finding",
                  "engine.policy",
                  "engine.record",
                  "engine.watchdog.platform",
                  "engine.watchdog.sampling",
                  "engine.work",
                  "hooks")),
          Map.entry(
              "engine.watchdog.figures",
              Set.of("engine.finding", "engine.watchdog.judging", "hooks")),
          Map.entry("engine.weave.classfile", Set.of()),
          Map.entry(
              "engine.weave.method", Set.of("engine.catalogue", "engine.weave.classfile", "hooks")),
          Map.entry(
              "engine.weave.plan",
              Set.of("engine.catalogue", "engine.weave.classfile", "engine.weave.method")),
          Map.entry(
              "engine.weave",
              Set.of(
                  "engine.catalogue",
                  "engine.weave.classfile",
                  "engine.weave.method",
                  "engine.weave.plan",
                  "hooks")),
          Map.entry("engine.baseline", Set.of("engine.file")),
          Map.entry("engine.text", Set.of()),
          Map.entry("engine.code", Set.of("engine.config", "engine.weave.classfile", "hooks")),
          Map.entry("engine.result", Set.of("engine.baseline", "engine.text")),
          Map.entry("engine.result.codehost", Set.of("engine.result")),
          Map.entry("engine.page", Set.of("engine.catalogue", "engine.result", "engine.text")),
          Map.entry("engine.page.live", Set.of("engine.http", "engine.page", "engine.report")),
          Map.entry(
              "engine.page.writer",
              Set.of(
                  "engine.baseline",
                  "engine.catalogue",
                  "engine.code",
                  "engine.config",
                  "engine.file",
                  "engine.finding",
                  "engine.page",
                  "engine.policy",
                  "engine.record",
                  "engine.report",
                  "engine.watchdog",
                  "engine.watchdog.figures",
                  "engine.watchdog.judging")),
          Map.entry(
              "engine.policy",
              Set.of("engine.config", "engine.catalogue", "engine.baseline", "engine.file")),
          Map.entry(
              "engine.record",
              Set.of(
                  "engine.catalogue",
                  "engine.code",
                  "engine.config",
                  "engine.finding",
                  "engine.jfr",
                  "engine.policy",
                  "engine.text",
                  "engine.work",
                  "hooks")),
          Map.entry(
              "engine.report",
              Set.of(
                  "engine.code",
                  "engine.baseline",
                  "engine.record",
                  "engine.config",
                  "engine.file",
                  "engine.finding",
                  "engine.catalogue",
                  "engine.policy",
                  "engine.jfr",
                  "engine.pool",
                  "engine.text",
                  "engine.thread",
                  "engine.watchdog.figures",
                  "engine.watchdog.judging",
                  "engine.watchdog.sampling",
                  "engine.work")),
          Map.entry(
              "engine.pool",
              Set.of(
                  "engine.catalogue",
                  "engine.code",
                  "engine.config",
                  "engine.finding",
                  "engine.loop",
                  "engine.policy",
                  "engine.text",
                  "engine.thread",
                  "engine.watchdog.figures",
                  "engine.watchdog.judging",
                  "engine.watchdog.sampling",
                  "engine.work",
                  "hooks")),
          Map.entry(
              "engine.command",
              Set.of(
                  "engine.catalogue",
                  "engine.config",
                  "engine.custom",
                  "engine.baseline",
                  "engine.file",
                  "engine.histogram",
                  "engine.page",
                  "engine.result",
                  "engine.result.codehost",
                  "engine.scan",
                  "engine.text")),
          Map.entry("engine.scan.code", Set.of("engine.weave.classfile")),
          Map.entry("engine.scan.rule", Set.of("engine.scan.code", "engine.text")),
          Map.entry("engine.scan.input", Set.of("engine.code", "engine.scan.code")),
          Map.entry(
              "engine.scan.path",
              Set.of("engine.catalogue", "engine.code", "engine.scan.code", "engine.scan.rule")),
          Map.entry(
              "engine.scan",
              Set.of(
                  "engine.baseline",
                  "engine.catalogue",
                  "engine.code",
                  "engine.config",
                  "engine.finding",
                  "engine.result",
                  "engine.scan.code",
                  "engine.scan.input",
                  "engine.scan.path",
                  "engine.scan.rule",
                  "engine.text")),
          Map.entry(
              "engine.refusal",
              Set.of(
                  "engine.catalogue",
                  "engine.code",
                  "engine.policy",
                  "engine.record",
                  "engine.text",
                  "engine.thread",
                  "engine.weave",
                  "hooks")),
          Map.entry(
              "engine.api",
              Set.of(
                  "engine.catalogue",
                  "engine.config",
                  "engine.finding",
                  "engine.health",
                  "engine.loop",
                  "engine.page",
                  "engine.page.live",
                  "engine.refusal",
                  "engine.report",
                  "engine.watchdog",
                  "engine.watchdog.judging",
                  "engine.weave",
                  "engine.work",
                  "hooks")),
          Map.entry(
              "engine.integration", Set.of("engine.policy", "engine.report", "engine.thread")),
          Map.entry(
              "engine.ran",
              Set.of("engine.code", "engine.config", "engine.weave.classfile", "hooks")),
          Map.entry("engine.custom", Set.of("engine.catalogue", "engine.config", "engine.file")),
          Map.entry(
              "engine.result.writer",
              Set.of(
                  "engine.catalogue",
                  "engine.config",
                  "engine.finding",
                  "engine.policy",
                  "engine.ran",
                  "engine.record",
                  "engine.report",
                  "engine.result",
                  "engine.watchdog",
                  "engine.watchdog.figures",
                  "engine.watchdog.judging")),
          Map.entry(
              "engine.metrics",
              Set.of(
                  "engine.finding",
                  "engine.catalogue",
                  "engine.pool",
                  "engine.record",
                  "engine.report",
                  "engine.text",
                  "engine.watchdog",
                  "engine.watchdog.figures",
                  "hooks")),
          Map.entry(
              "engine.metrics.export",
              Set.of(
                  "engine.config",
                  "engine.finding",
                  "engine.health",
                  "engine.metrics",
                  "engine.metrics.bridge",
                  "engine.metrics.hlog",
                  "engine.http",
                  "engine.metrics.jmx",
                  "engine.metrics.otlp",
                  "engine.metrics.prometheus",
                  "engine.page",
                  "engine.pool",
                  "engine.record",
                  "engine.report",
                  "engine.thread",
                  "engine.watchdog")),
          Map.entry("engine.file", Set.of()),
          Map.entry("engine.histogram", Set.of("engine.file")),
          Map.entry(
              "engine.metrics.bridge",
              Set.of(
                  "engine.catalogue",
                  "engine.finding",
                  "engine.metrics",
                  "engine.thread",
                  "engine.watchdog.figures",
                  "engine.work",
                  "hooks")),
          Map.entry(
              "engine.metrics.hlog",
              Set.of(
                  "engine.histogram",
                  "engine.metrics",
                  "engine.report",
                  "engine.thread",
                  "engine.watchdog.figures",
                  "hooks")),
          Map.entry("engine.http", Set.of("engine.thread")),
          Map.entry(
              "engine.health",
              Set.of(
                  "engine.config",
                  "engine.http",
                  "engine.pool",
                  "engine.text",
                  "engine.watchdog",
                  "engine.watchdog.figures")),
          Map.entry(
              "engine.metrics.otlp",
              Set.of(
                  "engine.config",
                  "engine.metrics",
                  "engine.report",
                  "engine.text",
                  "engine.thread",
                  "engine.watchdog.figures")),
          Map.entry(
              "engine.metrics.prometheus",
              Set.of("engine.metrics", "engine.http", "engine.watchdog.figures", "hooks")),
          Map.entry(
              "engine.metrics.jmx",
              Set.of(
                  "engine.health",
                  "engine.metrics",
                  "engine.page",
                  "engine.report",
                  "engine.watchdog.figures")),
          Map.entry(
              "engine.timeline",
              Set.of(
                  "engine.catalogue",
                  "engine.config",
                  "engine.file",
                  "engine.finding",
                  "engine.report",
                  "engine.text",
                  "engine.thread",
                  "engine.watchdog.judging",
                  "engine.watchdog.platform",
                  "engine.work",
                  "hooks")),
          Map.entry(
              "engine.backstop",
              Set.of(
                  "engine.catalogue",
                  "engine.code",
                  "engine.config",
                  "engine.finding",
                  "engine.jfr",
                  "engine.policy",
                  "engine.record",
                  "engine.report",
                  "hooks")),
          Map.entry(
              "engine",
              Set.of(
                  "engine.api",
                  "engine.backstop",
                  "engine.catalogue",
                  "engine.code",
                  "engine.config",
                  "engine.custom",
                  "engine.finding",
                  "engine.health",
                  "engine.integration",
                  "engine.loop",
                  "engine.metrics.export",
                  "engine.page",
                  "engine.page.live",
                  "engine.page.writer",
                  "engine.weave",
                  "engine.policy",
                  "engine.pool",
                  "engine.record",
                  "engine.ran",
                  "engine.refusal",
                  "engine.report",
                  "engine.result.writer",
                  "engine.jfr",
                  "engine.thread",
                  "engine.timeline",
                  "engine.watchdog",
                  "engine.watchdog.judging",
                  "engine.watchdog.platform",
                  "engine.watchdog.sampling",
                  "engine.work",
                  "hooks")));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.loopwarden");

  static Stream<Arguments> arrows() {
    return ARROWS.entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest
  @MethodSource("arrows")
  void aRoomUsesNoOtherThanItMay(String room, Set<String> others) {
    arrowsOf(room, others).check(CLASSES);
  }

  private static ArchRule arrowsOf(String room, Set<String> others) {
    List<String> allowed = new ArrayList<>();
    allowed.add(ROOT + room);
    others.forEach(other -> allowed.add(ROOT + other));
    return classes()
        .that()
        .resideInAPackage(ROOT + room)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(allowed.toArray(new String[0]))
                .or(not(resideInAPackage(ROOT + "."))));
  }

  /** The root package starts the engine and puts its rooms together; all else has a room. */
  @Test
  void theRootHoldsNothingButTheStart() {
    Set<String> root = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      if (type.getPackageName().equals(ROOT + "engine") && !type.getName().contains("$")) {
        root.add(type.getSimpleName());
      }
    }

    assertThat(root)
        .containsExactlyInAnyOrder(
            "Engine", // what the launcher calls: reads the options and defines the hooks
            "Startup", // makes the parts of all packages, bottom-up
            "FailedStart", // takes back what Startup made
            "WarmUp", // runs the parts once before an event loop does
            "OutputFiles", // makes the outputs that are files
            "HookConnection", // has the hooks call HookListener
            "HookListener", // passes what the hooks report on to the packages
            "Weavings", // passes what weaving reports on to the packages
            "MaintenanceTask", // has the packages do what is due each second
            "package-info");
  }

  @Test
  void everyPackageHasItsArrows() {
    Set<String> packages = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      packages.add(type.getPackageName().substring(ROOT.length()));
    }

    assertThat(packages).containsExactlyInAnyOrderElementsOf(ARROWS.keySet());
  }

  /** The rules are not blind: each arrow that is known to be there is seen once it is forbidden. */
  @Test
  void anArrowThatIsNotAllowedIsFound() {
    assertThat(arrowsOf("engine.weave", Set.of("hooks")).evaluate(CLASSES).hasViolation()).isTrue();
    assertThat(
            arrowsOf("engine.weave", Set.of("engine.catalogue")).evaluate(CLASSES).hasViolation())
        .isTrue();
    assertThat(arrowsOf("launcher", Set.of()).evaluate(CLASSES).hasViolation()).isTrue();
    assertThat(arrowsOf("engine", Set.of()).evaluate(CLASSES).hasViolation()).isTrue();
    assertThat(hooksUseOnly(resideInAPackage("java.util..")).evaluate(CLASSES).hasViolation())
        .isTrue();
  }

  @Test
  void theLauncherAndTheApiUseTheJdkOnly() {
    classes()
        .that()
        .resideInAnyPackage(ROOT + "launcher", ROOT + "api")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                ROOT + "launcher", ROOT + "api", "java..", "org.jspecify.annotations"))
        .check(CLASSES);
  }

  @Test
  void theHooksUseJavaBaseOnly() {
    hooksUseOnly(new InJavaBase()).check(CLASSES);
  }

  private static ArchRule hooksUseOnly(DescribedPredicate<JavaClass> others) {
    return classes()
        .that()
        .resideInAPackage(ROOT + "hooks")
        .should()
        .onlyDependOnClassesThat(resideInAPackage(ROOT + "hooks").or(others));
  }

  private static final class InJavaBase extends DescribedPredicate<JavaClass> {
    private final Set<String> packages = Object.class.getModule().getPackages();

    InJavaBase() {
      super("are in java.base");
    }

    @Override
    public boolean test(JavaClass type) {
      JavaClass element = type.getBaseComponentType();
      return element.isPrimitive() || packages.contains(element.getPackageName());
    }
  }

  /** The first invokedynamic of a JVM runs code that must not run inside a woven method. */
  @Test
  void theHooksHaveNoLambdas() throws IOException {
    Set<String> withLambdas = new TreeSet<>();
    int hooks = 0;
    for (JavaClass type : CLASSES) {
      if (type.getPackageName().equals(ROOT + "hooks")) {
        hooks++;
        if (hasInvokeDynamic(type)) {
          withLambdas.add(type.getName());
        }
      }
    }

    assertThat(hooks).isGreaterThanOrEqualTo(5);
    assertThat(withLambdas).isEmpty();
    assertThat(hasInvokeDynamic(CLASSES.get(IsolatedLoader.class))).isFalse();
    assertThat(hasInvokeDynamic(CLASSES.get(ROOT + "engine.command.LoopwardenCommand"))).isTrue();
  }

  private static boolean hasInvokeDynamic(JavaClass type) throws IOException {
    byte[] classFile;
    try (InputStream in = type.getSource().orElseThrow().getUri().toURL().openStream()) {
      classFile = in.readAllBytes();
    }
    ClassReader reader = new ClassReader(classFile);
    for (int i = 1; i < reader.getItemCount(); i++) {
      int item = reader.getItem(i);
      if (item > 0 && classFile[item - 1] == 18) { // CONSTANT_InvokeDynamic
        return true;
      }
    }
    return false;
  }
}
