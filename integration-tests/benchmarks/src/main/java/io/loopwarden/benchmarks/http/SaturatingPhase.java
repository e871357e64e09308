package io.loopwarden.benchmarks.http;

import java.util.List;

/** As many requests as the server answers: each answer is followed by the next request. */
final class SaturatingPhase extends Phase {

  private final int pipelined;

  SaturatingPhase(long durationNanos, int pipelined) {
    super(durationNanos);
    this.pipelined = pipelined;
  }

  @Override
  void begin(List<Connection> connections) {
    connections.forEach(connection -> send(connection, pipelined));
  }

  @Override
  void proceed(Connection connection, int answers) {
    send(connection, answers);
  }
}
