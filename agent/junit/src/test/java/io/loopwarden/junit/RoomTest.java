package io.loopwarden.junit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Whom this room may use. */
class RoomTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.loopwarden.junit");

  private static ArchRule usesOnly(String... packages) {
    return classes().should().onlyDependOnClassesThat(resideInAnyPackage(packages));
  }

  @Test
  void itUsesTheApiAndJUnitOnly() {
    usesOnly(
            "io.loopwarden.junit",
            "io.loopwarden.api",
            "org.junit.jupiter.api..",
            "org.junit.platform.commons.support",
            "org.jspecify.annotations",
            "java..")
        .check(CLASSES);
  }

  /** The rule is not blind. */
  @Test
  void anArrowThatIsNotAllowedIsFound() {
    assertThat(usesOnly("io.loopwarden.junit", "org..", "java..").evaluate(CLASSES).hasViolation())
        .isTrue();
  }
}
