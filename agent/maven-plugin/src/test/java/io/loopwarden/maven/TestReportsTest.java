package io.loopwarden.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestReportsTest {

  private static final long BEGIN_MILLIS = 1_800_000_000_000L;

  @TempDir private Path target;

  private Path report(String name, String content) throws IOException {
    Path file = target.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "<testsuite>" + content + "<testcase name=\"a\"/></testsuite>");
    return Files.setLastModifiedTime(file, FileTime.fromMillis(BEGIN_MILLIS + 1));
  }

  private TestReports reports() throws IOException {
    return new TestReports(target.toFile(), BEGIN_MILLIS);
  }

  @Test
  void withoutFoldersNoTestRan() throws IOException {
    assertThat(reports().areEmpty()).isTrue();
  }

  @Test
  void reportsOfEarlierBuildsDoNotCount() throws IOException {
    Path old = report("surefire-reports/TEST-Old.xml", "");
    Files.setLastModifiedTime(old, FileTime.fromMillis(BEGIN_MILLIS - 1));

    assertThat(reports().areEmpty()).isTrue();
  }

  @Test
  void aJvmWithoutThePropertyIsFoundInBothFolders() throws IOException {
    String other = "<property name=\"user.dir\" value=\"x\"/>";
    String mark = "<property name=\"mark\" value=\"y\"/>";
    Path unit = report("surefire-reports/TEST-A.xml", "<properties>" + other + "</properties>");
    Path late = report("failsafe-reports/TEST-B.xml", "<properties>" + other + "</properties>");
    report("surefire-reports/TEST-C.xml", "<properties>" + other + mark + "</properties>");

    assertThat(reports().without("mark")).containsExactlyInAnyOrder(unit, late);
  }

  @Test
  void aReportWithoutPropertiesSaysNothing() throws IOException {
    report("surefire-reports/TEST-A.xml", "");

    assertThat(reports().areEmpty()).isFalse();
    assertThat(reports().without("mark")).isEmpty();
  }

  @Test
  void aJvmIsCountedOnceHoweverManyClassesItRan() throws IOException {
    String mark = "<property name=\"mark\" value=\"y\"/>";
    String command = "<property name=\"sun.java.command\" value=\"surefirebooter_%d.jar\"/>";
    String one = "<properties>" + mark + command.formatted(1) + "</properties>";
    String other = "<properties>" + mark + command.formatted(2) + "</properties>";
    report("surefire-reports/TEST-A.xml", one);
    report("surefire-reports/TEST-B.xml", one);
    report("failsafe-reports/TEST-C.xml", other);
    report("failsafe-reports/TEST-D.xml", "<properties>" + command.formatted(3) + "</properties>");
    report("failsafe-reports/TEST-E.xml", "<properties>" + mark + "</properties>");

    assertThat(reports().jvmsWith("mark")).isEqualTo(2);
  }
}
