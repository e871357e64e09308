package io.loopwarden.benchmarks.calls;

import io.loopwarden.benchmarks.setup.Agent;
import io.loopwarden.benchmarks.setup.AgentArguments;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Netty event loops that run, in the measured JVM. */
final class EventLoops implements AutoCloseable {

  private final MultiThreadIoEventLoopGroup group;

  private EventLoops(MultiThreadIoEventLoopGroup group) {
    this.group = group;
  }

  /** Starts the threads too: Netty itself waits for the first task. */
  static EventLoops start(int count) {
    EventLoops loops =
        new EventLoops(new MultiThreadIoEventLoopGroup(count, NioIoHandler.newFactory()));
    for (int loop = 0; loop < count; loop++) {
      loops.call(() -> null);
    }
    return loops;
  }

  /** The next event loop. */
  EventLoop next() {
    return group.next();
  }

  /** Runs the task on the next event loop and waits for its end. */
  <T> T call(Callable<T> task) {
    EventLoop loop = group.next();
    return loop.submit(task).syncUninterruptibly().getNow();
  }

  /**
   * Fails where the measured JVM does not judge calls of {@code executeQuery} as its agent should:
   * the figures would be those of no agent. What Loopwarden saw is in its log, which the runner
   * reads.
   */
  void requireJudgement(Statement statement) {
    boolean expected =
        Agent.BLOCKHOUND.option().equals(System.getProperty(AgentArguments.AGENT_PROPERTY));
    boolean thrown = call(() -> throwsOn(statement));
    if (thrown != expected) {
      throw new IllegalStateException(
          statement.getClass().getName()
              + (thrown ? " was" : " was not")
              + " refused on an event loop");
    }
  }

  private static boolean throwsOn(Statement statement) throws SQLException {
    try {
      statement.executeQuery("");
      return false;
    } catch (Error blockingOperation) {
      return true;
    }
  }

  @Override
  public void close() {
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
