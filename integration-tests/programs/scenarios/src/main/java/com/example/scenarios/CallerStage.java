package com.example.scenarios;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketAddress;

/**
 * Someone who connects, or sends a datagram, once the scenario waits for that.
 *
 * @param <R> what the scenario waits with
 */
final class CallerStage<R extends Closeable> implements Stage {
  private final Rendezvous rendezvous = new Rendezvous();
  private final R receiver;

  /**
   * @param receiver what the scenario waits with
   * @param address where that listens
   * @param call what the caller does
   */
  CallerStage(R receiver, SocketAddress address, Call call) {
    this.receiver = receiver;
    PeerThread.start(
        () -> {
          if (rendezvous.arriveLate()) {
            call.place(address);
          }
        });
  }

  /** A connection or a datagram. */
  interface Call {
    void place(SocketAddress address) throws IOException;
  }

  /** What the scenario waits with. */
  R receiver() {
    return receiver;
  }

  @Override
  public void enter(Thread scenarioThread) {
    rendezvous.enter(scenarioThread);
  }

  @Override
  public void clear() throws IOException {
    rendezvous.cancel();
    receiver.close();
  }
}
