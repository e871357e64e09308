package io.loopwarden.it.isolation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The agents of others that ours runs beside. Those with a server of their own do not find it. */
enum OtherAgent {
  JACOCO("JaCoCo", "org.jacoco.agent", true),
  ASPECTJ("AspectJ", "aspectjweaver", true),
  MOCKITO("Mockito", "mockito-core", true),
  BYTE_BUDDY("Byte Buddy agent", "byte-buddy-agent", true),
  BLOCKHOUND("BlockHound", "blockhound", true),
  JMX_EXPORTER("JMX exporter", "jmx_prometheus_javaagent", true),
  DATADOG("Datadog", "dd-java-agent", false),
  OPEN_TELEMETRY("OpenTelemetry", "opentelemetry-javaagent", false),
  ELASTIC("Elastic APM", "elastic-apm-agent", false),
  GLOWROOT("Glowroot", "glowroot-agent", false),
  PYROSCOPE("Pyroscope", "agent", false),
  ASYNC_PROFILER("async-profiler", "async-profiler", false);

  private static final Path FOLDER =
      Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("target/other-agents");
  private static final String NOWHERE = "http://localhost:1";

  private final String title;
  private final String artifact;
  private final boolean small;

  OtherAgent(String title, String artifact, boolean small) {
    this.title = title;
    this.artifact = artifact;
    this.small = small;
  }

  /** Those that the build has fetched: the small ones, or all with the profile other-agents. */
  static List<OtherAgent> chosen() {
    boolean all = System.getProperty("loopwarden.it.agents", "small").equals("all");
    return Stream.of(values()).filter(agent -> all || agent.small).toList();
  }

  /** The version, by the name of its jar. */
  String version() {
    String file = jar(artifact).getFileName().toString();
    String ending = this == JACOCO ? "-runtime.jar" : ".jar";
    return file.substring(artifact.length() + 1, file.length() - ending.length());
  }

  /** The option of the JVM that loads it. */
  String flag(Sandbox sandbox, int port) {
    Path jar = jar(artifact);
    return switch (this) {
      case JACOCO -> "-javaagent:" + jar + "=destfile=jacoco.exec";
      case JMX_EXPORTER ->
          "-javaagent:" + jar + "=" + port + ":" + sandbox.write("jmx.yaml", "rules: []");
      case GLOWROOT -> "-javaagent:" + copy(jar, sandbox); // writes beside its jar
      case ASYNC_PROFILER ->
          "-agentpath:"
              + AsyncProfiler.unpack(jar, sandbox)
              + "=start,event=wall,interval=1ms,collapsed,file="
              + AsyncProfiler.FILE;
      default -> "-javaagent:" + jar;
    };
  }

  /** Other options of the JVM. */
  List<String> options() {
    return switch (this) {
      case BLOCKHOUND -> List.of("-XX:+AllowRedefinitionToAddDeleteMethods");
      case DATADOG -> List.of("-Ddd.trace.agent.url=" + NOWHERE);
      case OPEN_TELEMETRY ->
          List.of(
              "-Dotel.traces.exporter=none",
              "-Dotel.logs.exporter=none",
              "-Dotel.metrics.exporter=logging",
              "-Dotel.metric.export.interval=100");
      case ELASTIC -> List.of("-Delastic.apm.server_url=" + NOWHERE);
      case GLOWROOT -> List.of("-Dglowroot.collector.address=" + NOWHERE);
      default -> List.of();
    };
  }

  /** Other jars that the program needs. */
  List<Path> libraries() {
    return switch (this) {
      case MOCKITO -> List.of(jar("byte-buddy"), jar("byte-buddy-agent"), jar("objenesis"));
      case BYTE_BUDDY -> List.of(jar("mockito-core"), jar("byte-buddy"), jar("objenesis"));
      default -> List.of();
    };
  }

  /** The program that gives it something to do. */
  String program() {
    return this == MOCKITO || this == BYTE_BUDDY
        ? "com.example.faults.agents.MockedMistakes"
        : MistakesProgram.MAIN_CLASS;
  }

  private static Path copy(Path jar, Sandbox sandbox) {
    try {
      return Files.copy(jar, sandbox.file(jar.getFileName().toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path jar(String artifact) {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.getFileName().toString().matches(artifact + "-\\d.*\\.jar"))
          .findAny()
          .orElseThrow(() -> new AssertionError("no " + artifact + " in " + FOLDER));
    } catch (IOException e) {
      throw new UncheckedIOException("the build copies other agents to " + FOLDER, e);
    }
  }

  @Override
  public String toString() {
    return title;
  }
}
