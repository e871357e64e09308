package io.loopwarden.benchmarks.http;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Loads one server over kept-alive connections, from one event loop in this JVM. */
public final class LoadGenerator implements AutoCloseable {

  private static final int CONNECTIONS = 32;
  private static final int PIPELINED = 8;
  private static final Duration GRACE = Duration.ofSeconds(60);

  private final MultiThreadIoEventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final EventLoop loop = group.next();
  private final List<Connection> connections = new ArrayList<>();

  public LoadGenerator(int port) {
    int answerBytes = AnswerProbe.answerBytes(port);
    for (int count = 0; count < CONNECTIONS; count++) {
      Connection connection = new Connection(answerBytes);
      new Bootstrap()
          .group(group)
          .channel(NioSocketChannel.class)
          .handler(connection)
          .connect("127.0.0.1", port)
          .syncUninterruptibly();
      connections.add(connection);
    }
  }

  /** As fast as the server answers. */
  public LoadResult saturate(Duration duration) {
    return run(new SaturatingPhase(duration.toNanos(), PIPELINED), duration);
  }

  /** One request on each connection at a time, all at once. */
  public LoadResult lockstep(Duration duration) {
    return run(new LockstepPhase(duration.toNanos()), duration);
  }

  /** At a fixed rate. */
  public LoadResult pace(Duration duration, int requestsPerSecond) {
    return run(new PacedPhase(loop, duration.toNanos(), requestsPerSecond), duration);
  }

  private LoadResult run(Phase phase, Duration duration) {
    loop.execute(
        () -> {
          connections.forEach(connection -> connection.join(phase));
          phase.start(connections);
        });
    try {
      return phase.result().get(duration.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the server did not answer", e);
    }
  }

  @Override
  public void close() {
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
