package io.loopwarden.benchmarks.http;

import java.util.ArrayList;
import java.util.List;

/**
 * One request on each connection, and the next ones when the last of the answers is there: so each
 * iteration of the server's event loop has the same work, if it runs after all have been sent.
 */
final class LockstepPhase extends Phase {

  private final List<Connection> all = new ArrayList<>();
  private int missing;

  LockstepPhase(long durationNanos) {
    super(durationNanos);
  }

  @Override
  void begin(List<Connection> connections) {
    all.addAll(connections);
    sendToAll();
  }

  @Override
  void proceed(Connection connection, int answers) {
    missing -= answers;
    if (missing == 0) {
      sendToAll();
    }
  }

  private void sendToAll() {
    missing = all.size();
    all.forEach(connection -> send(connection, 1));
  }
}
