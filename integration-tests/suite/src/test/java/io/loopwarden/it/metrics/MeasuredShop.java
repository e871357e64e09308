package io.loopwarden.it.metrics;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Launch;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import java.nio.file.Path;
import java.time.Duration;

/** The service of which everything is known, under the agent. */
final class MeasuredShop implements AutoCloseable {

  /** For so long each request for an order blocks. */
  static final double ORDER_SECONDS = 0.020;

  /**
   * On a busy machine it blocks for longer, but not for so many times as long: that would be
   * another unit.
   */
  static final int MOST_TIMES = 10;

  /** The group of the event loop that answers orders. */
  static final String ORDERS = "vert.x-eventloop-thread";

  /** The trace that each of these requests belongs to. */
  static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  /** The group of the event loop that computes for half of the time. */
  static final String HALF_BUSY = "half-busy";

  private static final String MODULE = "applications/vertx-web";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ObservedProgram program;

  private MeasuredShop(ObservedProgram program) {
    this.program = program;
  }

  static MeasuredShop start(String test, Jdk jdk, Agent agent) {
    return start(Launch.shortRun(), test, jdk, agent);
  }

  static MeasuredShop start(Launch launch, String test, Jdk jdk, Agent agent) {
    ObservedProgram program =
        ObservedProgram.start(
            launch,
            "metrics/" + test,
            MODULE,
            "com.example.vertxweb.measured.MeasuredShop",
            jdk,
            agent);
    program.awaitLine("ready");
    return new MeasuredShop(program);
  }

  ObservedProgram program() {
    return program;
  }

  /** Where its log is. */
  Path folder() {
    return program.log().getParent();
  }

  /** Has it handle so many orders, one after the other. */
  void order(int number) {
    program.order("orders " + number);
    program.awaitLine("ordered");
  }

  /** Has the event loop hand so many tasks to a pool of one worker, and block a task of its own. */
  void queue(int tasks) {
    program.order("queue " + tasks);
    program.awaitLine("queued");
  }

  /** Has the other event loop compute for half of some seconds; returns the share it measured. */
  double work(int seconds) {
    program.order("work " + seconds);
    return Double.parseDouble(program.awaitLine("worked").split(" ")[1]);
  }

  Recording awaitEnd() {
    return program.awaitEnd(PATIENCE);
  }

  @Override
  public void close() {
    program.close();
  }
}
