package io.loopwarden.engine.jfr;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;

/** Sees one sleep, and exits with the stream still open. */
final class BackstopProbe {

  private BackstopProbe() {}

  public static void main(String[] arguments) throws Exception {
    LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
    Backstop backstop =
        Backstop.start(
            Duration.ofMillis(20),
            id -> true,
            seen -> {
              if (seen.threadName().equals("main")) {
                told.add(seen.operation());
              }
            },
            System.out::println);
    while (told.isEmpty()) {
      Thread.sleep(50);
    }
    System.out.println(told.take() + " " + (backstop != null));
  }
}
