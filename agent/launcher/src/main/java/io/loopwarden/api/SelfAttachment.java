package io.loopwarden.api;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Attaches the agent to this JVM by the agent's own command line, in a JVM of its own: a JVM does
 * not attach to itself.
 */
final class SelfAttachment {

  private static final String JAR_PROPERTY = "loopwarden.agent.jar";
  private static final int PATIENCE_SECONDS = 60;

  private SelfAttachment() {}

  /** Does so; what went wrong, in one line, or null. */
  static @Nullable String run() {
    Path jar = jar();
    if (jar == null) {
      return "loopwarden-agent.jar is not on the class path; name it with -D" + JAR_PROPERTY + "=";
    }
    try {
      Path output = Files.createTempFile("loopwarden-attach", ".txt");
      try {
        return attach(jar, output);
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      return e.toString();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  private static @Nullable String attach(Path jar, Path output)
      throws IOException, InterruptedException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String pid = Long.toString(ProcessHandle.current().pid());
    ProcessBuilder builder =
        new ProcessBuilder(List.of(java.toString(), "-jar", jar.toString(), "attach", pid))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().remove("JDK_JAVA_OPTIONS");
    Process process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      return "no answer within " + PATIENCE_SECONDS + " s";
    }
    if (process.exitValue() == 0 && Loopwarden.isAttached()) {
      return null;
    }
    String answer = Files.readString(output, StandardCharsets.UTF_8).strip();
    return answer.lines().findFirst().orElse("exit code " + process.exitValue());
  }

  /** The jar that the API came from; if it came from none, what a system property names. */
  private static @Nullable Path jar() {
    CodeSource source = Loopwarden.class.getProtectionDomain().getCodeSource();
    if (source != null) {
      try {
        File file = new File(source.getLocation().toURI());
        if (file.isFile()) {
          return file.toPath();
        }
      } catch (URISyntaxException | IllegalArgumentException e) {
        // not a file; the property says where it is
      }
    }
    String named = System.getProperty(JAR_PROPERTY);
    return named == null ? null : Path.of(named);
  }
}
