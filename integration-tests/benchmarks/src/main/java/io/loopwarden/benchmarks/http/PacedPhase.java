package io.loopwarden.benchmarks.http;

import io.netty.channel.EventLoop;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * So many requests a second, whether or not the ones before were answered: a server that stops for
 * a moment makes every request of that moment late, as its users would see it.
 */
final class PacedPhase extends Phase {

  private static final long TICK_MILLIS = 1;
  private static final double NANOS_PER_SECOND = 1e9;

  private final EventLoop loop;
  private final long durationNanos;
  private final int requestsPerSecond;
  private ScheduledFuture<?> ticks;
  private long sent;

  PacedPhase(EventLoop loop, long durationNanos, int requestsPerSecond) {
    super(durationNanos);
    this.loop = loop;
    this.durationNanos = durationNanos;
    this.requestsPerSecond = requestsPerSecond;
  }

  @Override
  void begin(List<Connection> connections) {
    ticks =
        loop.scheduleAtFixedRate(
            () -> tick(connections), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  void proceed(Connection connection, int answers) {
    // The clock alone decides.
  }

  private void tick(List<Connection> connections) {
    long elapsedNanos = elapsedNanos();
    if (elapsedNanos >= durationNanos) {
      ticks.cancel(false);
      endWhenAtRest();
      return;
    }
    long due = (long) (elapsedNanos * requestsPerSecond / NANOS_PER_SECOND);
    for (; sent < due; sent++) {
      send(connections.get((int) (sent % connections.size())), 1);
    }
  }
}
