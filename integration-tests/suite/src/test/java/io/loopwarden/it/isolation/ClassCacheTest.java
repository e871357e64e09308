package io.loopwarden.it.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.InstalledJdks;
import io.loopwarden.it.harness.Jdk;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * With a cache of its classes a JVM is watched as without; while one is recorded, the agent is
 * disabled and says how to record.
 */
class ClassCacheTest {

  static Stream<Arguments> forms() {
    return InstalledJdks.chosen().stream()
        .flatMap(
            jdk ->
                Stream.of(CacheForm.values())
                    .filter(form -> form.isOn(jdk.feature()))
                    .map(form -> Arguments.of(jdk, form)));
  }

  static Stream<Arguments> aotForms() {
    List<Arguments> aot =
        forms().filter(arguments -> ((CacheForm) arguments.get()[1]).isAot()).toList();
    if (aot.isEmpty()) {
      System.out.println("No JDK 25 is here: AOT caches beside the agent are not tested");
    }
    return aot.stream();
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("forms")
  @Execution(ExecutionMode.CONCURRENT)
  void aCachedProgramIsWatchedLikeAnyOther(Jdk jdk, CacheForm form) {
    Sandbox sandbox = Sandbox.of("class-cache-" + form, jdk);
    String classPath = classPath(sandbox);
    for (List<String> options : form.recording()) {
      program(sandbox, classPath, options).run("sleep", "connect").well();
    }

    Ended watched =
        program(sandbox, classPath, form.use()).withAgent().run("sleep", "connect").well();

    assertWatched(watched);
  }

  @ParameterizedTest(name = "{0}, {1}", allowZeroInvocations = true)
  @MethodSource("aotForms")
  @Execution(ExecutionMode.CONCURRENT)
  void whileACacheIsRecordedTheAgentIsDisabled(Jdk jdk, CacheForm form) {
    Sandbox sandbox = Sandbox.of("class-cache-recorded-beside-agent-" + form, jdk);
    String classPath = classPath(sandbox);
    for (List<String> options : form.recordingBesideAgent()) {
      JavaProgram recording =
          form == CacheForm.AOT_IN_ONE_STEP
              ? byVariable(sandbox, classPath, options)
              : byFile(sandbox, classPath, options);
      Ended ended = recording.run("sleep", "connect").well();

      if (CacheForm.onlyAssembles(options)) {
        assertThat(ended.log().entries()).isEmpty();
      } else {
        assertThat(ended.output()).contains("sleep slept", "connect refused");
        assertThat(ended.log().entries())
            .singleElement()
            .satisfies(
                entry -> {
                  assertThat(entry.event()).isEqualTo("disabled");
                  assertThat(entry.field("message")).contains("--add-modules=java.instrument");
                });
      }
    }

    assertThat(sandbox.file(CacheForm.FILE)).isNotEmptyFile();
    assertThat(sandbox.folder().toFile().list()).noneMatch(name -> name.startsWith("hs_err"));
    assertWatched(
        program(sandbox, classPath, form.use()).withAgent().run("sleep", "connect").well());
  }

  @ParameterizedTest(name = "{0}, {1}", allowZeroInvocations = true)
  @MethodSource("aotForms")
  @Execution(ExecutionMode.CONCURRENT)
  void nothingIsAttachedToAJvmThatRecordsACache(Jdk jdk, CacheForm form) throws IOException {
    Sandbox sandbox = Sandbox.of("class-cache-recorded-beside-attach-" + form, jdk);
    JavaProgram program =
        MistakesProgram.in(sandbox).withClassPath(MistakesProgram.copyTo(sandbox.folder()));
    form.recording().get(0).forEach(program::withOption);
    try (RunningProgram recording = program.start("wait")) {
      assertThat(recording.awaitLine()).startsWith("ready ");
      String pid = Long.toString(recording.pid());

      Ended attach = sandbox.agentCommand("attach", pid);

      assertThat(attach.exitCode()).as("exit code; %s", attach).isEqualTo(1);
      assertThat(attach.output()).isEmpty();
      assertThat(attach.error())
          .singleElement()
          .asString()
          .startsWith("loopwarden: process " + pid + ": ")
          .contains("records a class cache", "--add-modules=java.instrument");
      assertThat(recording.order("go")).isEqualTo("done");
      Ended ended = recording.awaitEnd().well();
      assertThat(ended.log().entries()).extracting(TextEntry::event).containsExactly("disabled");
    }
    assertThat(sandbox.folder().toFile().list()).noneMatch(name -> name.startsWith("hs_err"));
  }

  private static void assertWatched(Ended ended) {
    TextLog log = ended.log();
    assertThat(log.entries())
        .extracting(TextEntry::event)
        .startsWith("started")
        .endsWith("summary")
        .doesNotContain("weaving_failed");
    assertThat(log.blockingCallsAt(LoopProgram.SLEEP)).hasSize(1);
    assertThat(log.blockingCallsAt(LoopProgram.CONNECT)).hasSize(1);
  }

  private static String classPath(Sandbox sandbox) {
    return LoopProgram.pack(sandbox) + File.pathSeparator + LoopProgram.netty();
  }

  private static JavaProgram program(Sandbox sandbox, String classPath, List<String> options) {
    JavaProgram program =
        new JavaProgram(sandbox, LoopProgram.MAIN_CLASS)
            .withClassPath(classPath)
            .withoutTestFlags();
    options.forEach(program::withOption);
    return program;
  }

  /** All options in an environment variable. */
  private static JavaProgram byVariable(Sandbox sandbox, String classPath, List<String> options) {
    return program(sandbox, classPath, List.of())
        .withVariable(
            "JAVA_TOOL_OPTIONS", "-javaagent:" + AgentJar.path() + " " + String.join(" ", options));
  }

  /** All options in a file. */
  private static JavaProgram byFile(Sandbox sandbox, String classPath, List<String> options) {
    sandbox.write("options", "-javaagent:" + AgentJar.path(), String.join(" ", options));
    return program(sandbox, classPath, List.of("@options"));
  }
}
