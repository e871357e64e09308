package io.loopwarden.benchmarks.http;

import io.loopwarden.benchmarks.startup.ProcessTimes;
import io.loopwarden.it.harness.Jdk;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link PlaintextServer} in a JVM of its own. */
public final class ServerProcess implements AutoCloseable {

  private static final long END_SECONDS = 10;

  private final Process process;
  private final int port;

  private ServerProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  public static ServerProcess start(Jdk jdk, List<String> agentArguments, Path errors) {
    List<String> command = new ArrayList<>(List.of(jdk.java(), "-Xms256m", "-Xmx256m"));
    command.addAll(agentArguments);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), PlaintextServer.class.getName()));
    try {
      Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
      return new ServerProcess(process, readPort(process));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lines of the JVM's own, such as a warning, may come first. */
  private static int readPort(Process process) throws IOException {
    BufferedReader output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(PlaintextServer.PORT_PREFIX)) {
        return Integer.parseInt(line.substring(PlaintextServer.PORT_PREFIX.length()));
      }
    }
    process.destroyForcibly();
    throw new IOException("the server ended before it told its port");
  }

  public int port() {
    return port;
  }

  /** Sends a line. */
  void order(String line) {
    try {
      process.outputWriter().write(line + System.lineSeparator());
      process.outputWriter().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Processor time since its start, user and system. */
  public long cpuMillis() {
    return ProcessTimes.of(process.pid()).ownMillis();
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
