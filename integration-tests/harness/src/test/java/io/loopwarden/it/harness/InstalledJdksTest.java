package io.loopwarden.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledJdksTest {
  @TempDir private Path temporary;

  private Path parent;

  @BeforeEach
  void resolveLinks() throws IOException {
    parent = Files.createDirectory(temporary.toRealPath().resolve("jvm"));
  }

  @Test
  void findsTheRunningOneAndThoseBesideIt() throws IOException {
    Path running = jdk(parent.resolve("runs"), "25.0.3");
    Path older = jdk(parent.resolve("another"), "17.0.15");

    assertThat(InstalledJdks.of(running, Map.of()))
        .containsExactly(is(running, "25.0.3"), is(older, "17.0.15"));
  }

  @Test
  void countsAJdkAndALinkToItOnce() throws IOException {
    Path running = jdk(parent.resolve("java-17-openjdk"), "17.0.15");
    Path link = Files.createSymbolicLink(parent.resolve("default"), running);

    assertThat(InstalledJdks.of(link, Map.of())).containsExactly(is(running, "17.0.15"));
  }

  @Test
  void leavesOutWhatIsNoJdk() throws IOException {
    Path running = jdk(parent.resolve("runs"), "17");
    jdk(parent.resolve("unreadable"), "1.8.0_402");
    Files.createDirectory(parent.resolve("sources"));

    assertThat(InstalledJdks.of(running, Map.of())).containsExactly(is(running, "17"));
  }

  @Test
  void findsThoseThatTheEnvironmentNames() throws IOException {
    Path running = jdk(parent.resolve("runs"), "17");
    Path named = jdk(temporary.toRealPath().resolve("elsewhere"), "25");
    Path notNamed = jdk(temporary.toRealPath().resolve("unknown"), "21");

    assertThat(
            InstalledJdks.of(
                running,
                Map.of("JAVA_HOME_25_X64", named.toString(), "OTHER", notNamed.toString())))
        .containsExactly(is(running, "17"), is(named, "25"));
  }

  private static Jdk is(Path home, String version) {
    return new Jdk(home, Runtime.Version.parse(version));
  }

  private static Path jdk(Path home, String version) throws IOException {
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.createFile(java);
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }
}
