package io.loopwarden.benchmarks.http;

import io.loopwarden.benchmarks.startup.ProcessTimes;
import io.loopwarden.benchmarks.startup.ThreadTimes;
import io.loopwarden.it.harness.ClassPaths;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Launch;
import io.loopwarden.it.harness.SpawnedJvm;
import java.nio.file.Path;
import java.util.List;

/** A {@link PlaintextServer} in a JVM of its own. */
public final class ServerProcess implements AutoCloseable {

  private static final long END_SECONDS = 10;

  /** As Linux keeps the name of the only event loop's thread. */
  private static final String EVENT_LOOP = "vert.x-eventloo";

  private final SpawnedJvm jvm;
  private final int port;

  private ServerProcess(SpawnedJvm jvm, int port) {
    this.jvm = jvm;
    this.port = port;
  }

  /**
   * Starts one, and waits until it can be asked.
   *
   * @param folder where its output goes
   * @param name what the names of its files begin with
   */
  public static ServerProcess start(
      Jdk jdk, List<String> agentArguments, Path folder, String name) {
    return start(Launch.withFlags("-Xms256m", "-Xmx256m"), jdk, agentArguments, folder, name);
  }

  /**
   * Starts one, and waits until it can be asked.
   *
   * @param launch how its JVM is started
   * @param folder where its output goes
   * @param name what the names of its files begin with
   */
  static ServerProcess start(
      Launch launch, Jdk jdk, List<String> agentArguments, Path folder, String name) {
    List<String> command = launch.java(jdk);
    command.addAll(agentArguments);
    command.addAll(List.of("-cp", ClassPaths.ofThisJvm(), PlaintextServer.class.getName()));
    SpawnedJvm jvm = new SpawnedJvm(folder, name, command);
    String line = jvm.awaitLine(PlaintextServer.PORT);
    return new ServerProcess(
        jvm, Integer.parseInt(line.substring(PlaintextServer.PORT.length()).strip()));
  }

  public int port() {
    return port;
  }

  /** Sends a line. */
  void order(String line) {
    jvm.order(line);
  }

  /** How much of its heap is in use after collections. May be asked once. */
  long usedHeapBytes() {
    order(PlaintextServer.HEAP);
    String line = jvm.awaitLine(PlaintextServer.HEAP);
    return Long.parseLong(line.substring(PlaintextServer.HEAP.length()).strip());
  }

  /** Processor time since its start, user and system. */
  public long cpuMillis() {
    return ProcessTimes.of(jvm.pid()).ownMillis();
  }

  /** The same of the threads that run now, to the nanosecond. */
  long cpuNanos() {
    return ThreadTimes.cpuNanos(jvm.pid());
  }

  /** The same of its event loop. */
  long cpuNanosOfEventLoop() {
    return ThreadTimes.cpuNanos(jvm.pid(), EVENT_LOOP);
  }

  @Override
  public void close() {
    try (jvm) {
      jvm.endInput();
      jvm.awaitExit();
    }
  }
}
