package io.loopwarden.engine.jfr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real virtual threads in a JVM of their own, where the JDK that runs this has them. */
class VirtualThreadsTest {

  private static final int FEATURE = Runtime.version().feature();

  @TempDir Path folder;

  private List<String> probe(String what) throws Exception {
    assumeTrue(FEATURE >= 21);
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(new Attributes.Name("Premain-Class"), VirtualThreadsProbe.class.getName());
    Path jar = folder.resolve("probe.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest)) {
      entries.finish();
    }
    return Jvm.run(VirtualThreadsProbe.class, List.of("-javaagent:" + jar), what);
  }

  @Test
  void aJdkWithoutVirtualThreadsIsToldOf() {
    assumeTrue(FEATURE < 21);
    List<String> problems = new ArrayList<>();

    VirtualThreads.start(Duration.ofMillis(20), null, pinned -> {}, held -> {}, problems::add)
        .close();

    assertThat(problems)
        .containsExactly("virtual_threads=true needs JDK 21 or later; this is " + FEATURE);
  }

  /** A class initialiser pins on every JDK; JDK 24 and later also say why. */
  @Test
  void aPinnedThreadIsTold() throws Exception {
    List<String> lines = probe("pin");

    assertThat(lines)
        .isNotEmpty()
        .allSatisfy(
            line ->
                assertThat(line)
                    .startsWith("pinned pinner true ")
                    .contains("VirtualThreadsProbe$Pinning.<clinit>"));
    if (FEATURE >= 24) {
      assertThat(lines.get(0)).contains("ForkJoinPool-1-worker-", "LockSupport.park", "on stack");
    }
  }

  @Test
  void aThreadThatRunsOnIsToldWhenItEnds() throws Exception {
    List<String> lines = probe("spin");

    assertThat(lines).hasSize(1);
    assertThat(lines.get(0))
        .startsWith("held spinner true false ForkJoinPool-1-worker-")
        .contains("VirtualThreadsProbe.spin");
  }

  @Test
  void memoryThatRanOutEndsNoWatch() throws Exception {
    List<String> lines = probe("spin-beside-errors");

    assertThat(lines)
        .contains(
            "virtual_threads=true may miss held carriers: java.lang.OutOfMemoryError: of the test")
        .anyMatch(line -> line.startsWith("held spinner "));
  }

  @Test
  void aThreadThatNeverEndsIsToldOnceWhileItRuns() throws Exception {
    List<String> lines = probe("spin-on");

    assertThat(lines).hasSize(1);
    assertThat(lines.get(0))
        .startsWith("held spinner true true ForkJoinPool-1-worker-")
        .contains("VirtualThreadsProbe.spin");
  }

  /** It works most of the time, and leaves its carrier for the rest. */
  @Test
  void aThreadThatLeavesItsCarrierNowAndThenIsNotTold() throws Exception {
    assertThat(probe("polite")).isEmpty();
  }

  @Test
  void anIdleJvmIsNotToldOf() throws Exception {
    assertThat(probe("idle")).isEmpty();
  }
}
