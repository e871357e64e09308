package io.loopwarden.it.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.InstalledJdks;
import io.loopwarden.it.harness.Jdk;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An agent whose transformer asks loaders for classes and class files, before ours and after it.
 */
class OtherAgentsTest {
  private static final String PACKAGE = "com.example.faults.agents.";
  private static final Path FAULTS =
      Path.of(System.getProperty("basedir", ""))
          .toAbsolutePath()
          .resolveSibling("programs/faults/target");

  static Stream<Arguments> orders() {
    return InstalledJdks.chosen().stream()
        .flatMap(jdk -> Stream.of(Arguments.of(jdk, true), Arguments.of(jdk, false)));
  }

  @ParameterizedTest(name = "{0}, the other first: {1}")
  @MethodSource("orders")
  @Execution(ExecutionMode.CONCURRENT)
  void anAgentThatEntersLoadersAgain(Jdk jdk, boolean otherFirst) throws IOException {
    Sandbox sandbox = Sandbox.of("curious-agent-" + (otherFirst ? "first" : "second"), jdk);
    Path other = jarOf(sandbox, "CuriousAgent");
    String[] options = {"log.file=agent.log", "stall.warmup=0"};
    JavaProgram program =
        new JavaProgram(sandbox, PACKAGE + "PlantedMistakes").withClassPath(classPath());

    Ended ended =
        (otherFirst
                ? program.withAgent(other).withAgent(options)
                : program.withAgent(options).withAgent(other))
            .run()
            .well();

    assertThat(ended.output()).containsExactly("done");
    assertThat(ended.error()).isEmpty();
    TextLog log = TextLog.of(sandbox.file("agent.log"));
    assertThat(log.blockingCallsAt(PACKAGE + "PlantedMistakes.sleep")).hasSize(1);
    assertThat(log.blockingCallsAt(PACKAGE + "PlantedMistakes.stall")).hasSize(1);
    assertThat(log.named("weaving_failed")).isEmpty();
  }

  private static String classPath() throws IOException {
    return FAULTS.resolve("classes")
        + File.pathSeparator
        + Files.readString(FAULTS.resolve("classpath.txt")).strip();
  }

  private static Path jarOf(Sandbox sandbox, String simpleName) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Premain-Class", PACKAGE + simpleName);
    attributes.putValue("Can-Retransform-Classes", "true");
    Path jar = sandbox.file("other.jar");
    String entry = (PACKAGE + simpleName).replace('.', '/') + ".class";
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      out.putNextEntry(new JarEntry(entry));
      Files.copy(FAULTS.resolve("classes").resolve(entry), out);
    }
    return jar;
  }
}
