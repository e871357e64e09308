package com.example.scenarios;

import java.nio.channels.ClosedChannelException;

/** A plain thread at the other end of a connection. */
final class PeerThread {
  private PeerThread() {}

  /** What a peer does. */
  interface Behaviour {
    void play() throws Exception;
  }

  /**
   * Starts a peer. An exception ends it: the scenario then fails for want of an answer, and says
   * so.
   */
  static void start(Behaviour behaviour) {
    Thread thread = new Thread(() -> play(behaviour), "peer");
    thread.setDaemon(true);
    thread.start();
  }

  private static void play(Behaviour behaviour) {
    try {
      behaviour.play();
    } catch (ClosedChannelException e) {
      // The stage was cleared: the scenario is over.
    } catch (Exception e) {
      e.printStackTrace();
    }
  }
}
