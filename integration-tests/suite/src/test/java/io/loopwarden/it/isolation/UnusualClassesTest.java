package io.loopwarden.it.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Jdk;
import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Classes that reach the JVM in other ways than from a class path, by their names. */
class UnusualClassesTest {

  /** On JDK 17 the three calls can be seen only if that very class is woven. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void aClassDefinedWithoutANameIsWatched(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("unnamed-class", jdk);

    Ended ended = LoopProgram.in(sandbox).withAgent("threshold=0").run("unnamed").well();

    assertThat(ended.log().blockingCallsAt(LoopProgram.NATIVES + "sleep")).hasSize(1);
    assertThat(ended.log().blockingCallsAt(LoopProgram.NATIVES + "await")).hasSize(1);
    assertThat(ended.error())
        .anyMatch(line -> line.contains("java.io.FileDescriptor.sync"))
        .noneMatch(line -> line.contains("weaving_failed"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void anApplicationOfModulesIsWatched(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("module-path", jdk);
    Path jar = LoopProgram.packModule(sandbox);
    JavaProgram program =
        new JavaProgram(sandbox, LoopProgram.MAIN_CLASS)
            .withModulePath(jar + File.pathSeparator + LoopProgram.netty(), LoopProgram.MODULE);

    Ended ended = program.withAgent().run("sleep", "connect").well();

    assertThat(ended.log().named("started")).hasSize(1);
    assertThat(ended.log().blockingCallsAt(LoopProgram.SLEEP)).hasSize(1);
    assertThat(ended.log().blockingCallsAt(LoopProgram.CONNECT)).hasSize(1);
  }
}
