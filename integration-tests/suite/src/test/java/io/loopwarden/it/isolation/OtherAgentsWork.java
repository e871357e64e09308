package io.loopwarden.it.isolation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What shows that another agent did its work in a JVM. */
final class OtherAgentsWork {
  private static final String SLEEPER = MistakesProgram.MAIN_CLASS.replace('.', '/');

  private OtherAgentsWork() {}

  /** Prepares what it works on. */
  static void prepare(OtherAgent agent, Sandbox sandbox) {
    if (agent == OtherAgent.ASPECTJ) {
      create(sandbox.file("META-INF"));
      sandbox.write(
          "META-INF/aop.xml",
          "<aspectj>",
          "  <aspects><aspect name=\"com.example.faults.agents.SleepAspect\"/></aspects>",
          "  <weaver><include within=\"com.example..*\"/></weaver>",
          "</aspectj>");
    }
  }

  /** Asks it for something while the program waits; empty if it is not one to be asked. */
  static String answer(OtherAgent agent, int port) {
    return agent == OtherAgent.JMX_EXPORTER ? get("http://localhost:" + port + "/metrics") : "";
  }

  /**
   * What it did, in a few words; empty if it did nothing.
   *
   * @param answer what it was asked for
   * @param ended the program, which has ended
   */
  static String of(OtherAgent agent, Sandbox sandbox, String answer, Ended ended) {
    String all = String.join("\n", ended.output()) + "\n" + String.join("\n", ended.error());
    return switch (agent) {
      case JACOCO -> said("recorded the program's classes", read(sandbox, "jacoco.exec"), SLEEPER);
      case ASPECTJ -> said("ran its aspect", all, "aspect: about to sleep");
      case MOCKITO, BYTE_BUDDY ->
          said("mocked a final class and `java.net.Socket`", all, "mocked 4711");
      case BLOCKHOUND ->
          said("refused both sleeps", all, "refused: Blocking call! java.lang.Thread");
      case JMX_EXPORTER -> said("answered a scrape", answer, "jvm_threads");
      case DATADOG -> said("started its tracer", all, "DATADOG TRACER CONFIGURATION");
      case OPEN_TELEMETRY -> said("exported its metrics", all, "LoggingMetricExporter - metric:");
      case ELASTIC -> said("started its tracer", all, "Starting Elastic APM");
      case GLOWROOT ->
          sandbox.jdk().feature() == 17
              ? said("started with its configuration", all, "agent id:")
              : said("cannot read class files of this JDK", all, "Unsupported class file major");
      case PYROSCOPE -> said("took profiles", all, "Profiling started");
      case ASYNC_PROFILER ->
          said("sampled the sleep", read(sandbox, AsyncProfiler.FILE), SLEEPER + ".sleep");
    };
  }

  private static String said(String work, String text, String trace) {
    return text.contains(trace) ? work : "";
  }

  private static String read(Sandbox sandbox, String file) {
    try {
      return Files.readString(sandbox.file(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }

  private static String get(String address) {
    try (InputStream in = URI.create(address).toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
