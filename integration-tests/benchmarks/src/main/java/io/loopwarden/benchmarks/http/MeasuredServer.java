package io.loopwarden.benchmarks.http;

import io.loopwarden.benchmarks.setup.Agent;
import io.loopwarden.it.harness.Jdk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A server under an agent, with the load generator that drives it. */
public final class MeasuredServer implements AutoCloseable {

  /** Well below what the server can do, where latency is not the queue's. */
  static final int PACED_REQUESTS_PER_SECOND = 10_000;

  private static final double MICROS_PER_MILLI = 1e3;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;

  private final Agent agent;
  private final ServerProcess process;
  private final LoadGenerator generator;

  private MeasuredServer(Agent agent, ServerProcess process, LoadGenerator generator) {
    this.agent = agent;
    this.process = process;
    this.generator = generator;
  }

  public static MeasuredServer start(
      Agent agent, Jdk jdk, List<String> agentArguments, Path folder) {
    ServerProcess process =
        ServerProcess.start(jdk, agentArguments, folder, "server-" + agent.option());
    return new MeasuredServer(agent, process, new LoadGenerator(process.port()));
  }

  public Agent agent() {
    return agent;
  }

  /** Half of the time as fast as it can, half of it at a fixed rate. */
  public Turn measure(Duration duration) {
    Duration half = duration.dividedBy(2);
    SaturatedTurn saturated = saturate(half);
    LoadResult paced = generator.pace(half, PACED_REQUESTS_PER_SECOND);
    return new Turn(saturated, paced.p99Nanos() / NANOS_PER_MILLI);
  }

  /** Has the agent watch the event loop from now on, or forget it; not twice in a row. */
  public void watch(boolean watched) {
    process.order(watched ? PlaintextServer.WATCH : PlaintextServer.IGNORE);
  }

  /** Switches the outputs of the agent inside of the server. */
  public void outputs(boolean on) {
    process.order(on ? PlaintextServer.OUTPUTS_ON : PlaintextServer.OUTPUTS_OFF);
  }

  /** How much of its heap is in use after collections. May be asked once. */
  public long usedHeapBytes() {
    return process.usedHeapBytes();
  }

  /** As fast as it can. */
  public SaturatedTurn saturate(Duration duration) {
    long cpuBeforeMillis = process.cpuMillis();
    long loopBeforeNanos = process.cpuNanosOfEventLoop();
    LoadResult saturated = generator.saturate(duration);
    long loopNanos = process.cpuNanosOfEventLoop() - loopBeforeNanos;
    long cpuMillis = process.cpuMillis() - cpuBeforeMillis;
    return new SaturatedTurn(
        saturated.requestsPerSecond(),
        cpuMillis * MICROS_PER_MILLI / saturated.requests(),
        (cpuMillis - loopNanos / NANOS_PER_MILLI) * NANOS_PER_SECOND / saturated.durationNanos(),
        saturated.p99Nanos() / NANOS_PER_MILLI);
  }

  @Override
  public void close() {
    generator.close();
    process.close();
  }

  /**
   * What one turn as fast as it can gave.
   *
   * @param requestsPerSecond that were answered
   * @param cpuMicrosPerRequest of the server's whole JVM
   * @param otherCpuMillisPerSecond of all its threads but the event loop's
   * @param p99Millis of the answers
   */
  public record SaturatedTurn(
      double requestsPerSecond,
      double cpuMicrosPerRequest,
      double otherCpuMillisPerSecond,
      double p99Millis) {}

  /**
   * What one turn gave.
   *
   * @param saturated when loaded as fast as it can
   * @param pacedP99Millis at the fixed rate
   */
  public record Turn(SaturatedTurn saturated, double pacedP99Millis) {}
}
