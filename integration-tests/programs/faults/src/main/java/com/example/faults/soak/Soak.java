package com.example.faults.soak;

import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Starts a service in this JVM, keeps it busy, injects faults at random, and compares what the
 * agent uses and has reported with what was planted. The system properties {@code soak.seconds} and
 * {@code soak.seed} set how long it runs and what the faults are; without a seed a new one is
 * chosen and printed. The argument is the service's main class, which serves the pages of {@link
 * Visitors} on the port that the system property {@code server.port} names.
 */
public final class Soak {
  private static final Duration STARTED = Duration.ofMinutes(2);

  /** How often the footprint is taken after the first third of the time. */
  private static final int LATER = 6;

  private Soak() {}

  /** Exits with 0 if all is well, and with 1 after a line for each thing that is not. */
  public static void main(String[] arguments) throws Exception {
    int seconds = Integer.getInteger("soak.seconds", 30);
    long seed = Long.getLong("soak.seed", System.nanoTime());
    System.out.println("soak service=" + arguments[0] + " seconds=" + seconds + " seed=" + seed);
    // without idle connections, event loops have nothing to do while no request is under way
    System.setProperty("http.keepAlive", "false");
    AgentFaults.watchAgentThreads();
    try (Planted planted = new Planted();
        Visitors visitors = new Visitors(start(arguments[0]), planted)) {
      visitors.awaitService(STARTED);
      visitors.start();
      Faults faults = new Faults(new Random(seed), visitors, planted);
      List<String> wrong = run(Duration.ofSeconds(seconds), faults, visitors, planted);
      wrong.forEach(line -> System.out.println("WRONG " + line));
      System.out.println(wrong.isEmpty() ? "soak passed" : "soak failed");
      System.out.flush();
      System.exit(wrong.isEmpty() ? 0 : 1);
    }
  }

  /** Returns the port. */
  private static int start(String mainClass) throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    System.setProperty("server.port", Integer.toString(port));
    Thread main =
        new Thread(
            () -> {
              try {
                Object noArguments = new String[0];
                Class.forName(mainClass)
                    .getMethod("main", String[].class)
                    .invoke(null, noArguments);
              } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("the service has not started", e);
              }
            },
            "service");
    main.setDaemon(true);
    main.start();
    return port;
  }

  private static List<String> run(
      Duration duration, Faults faults, Visitors visitors, Planted planted) throws Exception {
    faults.makeMistakes(); // until it has reported something, the agent starts threads
    Footprint.awaitMetrics();
    Footprint beginning = Footprint.take(visitors, planted);
    System.out.println(beginning.line("begin"));
    long start = System.nanoTime();
    faults.injectUntil(start + duration.toNanos() / 3);
    Footprint third = Footprint.take(visitors, planted);
    System.out.println(third.line("third"));
    Footprint end = third;
    for (int i = 1; i <= LATER; i++) {
      faults.injectUntil(start + duration.toNanos() / 3 + duration.toNanos() * 2 / 3 * i / LATER);
      end = Footprint.take(visitors, planted);
      System.out.println(end.line(i < LATER ? "later" : "end"));
    }
    System.out.println(faults);
    System.out.println(visitors);
    System.out.println(planted);
    List<String> wrong = new ArrayList<>(end.comparedWith(third));
    wrong.addAll(end.threadsComparedWith(beginning));
    wrong.addAll(faults.wrong());
    wrong.addAll(visitors.wrong());
    wrong.addAll(planted.wrong());
    return wrong;
  }
}
