package com.example.operations;

import java.util.concurrent.CountDownLatch;

/** What blocks without passing through a method that can be woven: known false negatives. */
final class HiddenProbes {

  /** Keeps what was read from being thrown away. */
  private static volatile String seen;

  private HiddenProbes() {}

  static void addTo(Probes probes) {
    probes
        .category("native")
        .missed("synchronized, the monitor held by another thread", bench -> HiddenProbes::monitor)
        .missed(
            "a class that another thread initialises", bench -> HiddenProbes::classInitialisation)
        .missed("a loop that burns CPU", bench -> HiddenProbes::burn)
        .missed(
            "a JNI function of a driver (org.sqlite.core.NativeDB)", HiddenProbes::nativeDriver);
  }

  private static void monitor() throws InterruptedException {
    Object monitor = new Object();
    CountDownLatch isHeld = new CountDownLatch(1);
    Thread holder =
        new Thread(
            () -> {
              synchronized (monitor) {
                isHeld.countDown();
                Peer.pause();
              }
            });
    holder.start();
    while (isHeld.getCount() > 0) {
      Thread.onSpinWait();
    }
    synchronized (monitor) {
      holder.setName("released");
    }
  }

  private static final class Slow {
    static final CountDownLatch BEGUN = Begun.LATCH;
    static final String VALUE = initialise();

    private static String initialise() {
      BEGUN.countDown();
      Peer.pause();
      return "initialised";
    }
  }

  private static final class Begun {
    static final CountDownLatch LATCH = new CountDownLatch(1);
  }

  private static void classInitialisation() {
    new Thread(() -> seen = Slow.VALUE).start();
    while (Begun.LATCH.getCount() > 0) {
      Thread.onSpinWait();
    }
    seen = Slow.VALUE;
  }

  private static void burn() {
    long end = System.nanoTime() + Workbench.PAUSE_MILLIS * 1_000_000;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  /** Below JDBC: an application that calls a driver's own functions. */
  private static Action nativeDriver(Workbench bench) throws Exception {
    var connection =
        bench.closing(
            java.sql.DriverManager.getConnection("jdbc:sqlite::memory:")
                .unwrap(org.sqlite.SQLiteConnection.class));
    var database = connection.getDatabase();
    return () ->
        database.exec(
            "with recursive n(i) as (select 1 union all select i + 1 from n where i < 200000)"
                + " select max(i) from n",
            true);
  }
}
