package io.loopwarden.benchmarks.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdksTest {

  private Path parent;

  @BeforeEach
  void resolveLinks(@TempDir Path temporary) throws IOException {
    parent = temporary.toRealPath();
  }

  @Test
  void findsTheJdksBesideTheRunningOneInOrder() throws IOException {
    Path running = jdk("runs", "25.0.3");
    Path older = jdk("another", "17.0.15");

    assertThat(Jdks.in(running))
        .containsExactly(new Jdk(older, "17.0.15"), new Jdk(running, "25.0.3"));
  }

  @Test
  void countsAJdkAndALinkToItOnce() throws IOException {
    Path running = jdk("java-17-openjdk", "17.0.15");
    Path link = Files.createSymbolicLink(parent.resolve("default"), running);

    assertThat(Jdks.in(link)).containsExactly(new Jdk(running, "17.0.15"));
  }

  @Test
  void leavesOutWhatIsNoJdkOrTooOld() throws IOException {
    Path running = jdk("runs", "17");
    jdk("old", "11.0.2");
    jdk("older", "1.8.0_402");
    Files.createDirectory(parent.resolve("sources"));

    assertThat(Jdks.in(running)).containsExactly(new Jdk(running, "17"));
  }

  @Test
  void virtualThreadsCameWith21() {
    assertThat(new Jdk(parent, "17.0.15").hasVirtualThreads()).isFalse();
    assertThat(new Jdk(parent, "21-ea").hasVirtualThreads()).isTrue();
  }

  private Path jdk(String folder, String version) throws IOException {
    Path home = parent.resolve(folder);
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.createFile(java);
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }
}
