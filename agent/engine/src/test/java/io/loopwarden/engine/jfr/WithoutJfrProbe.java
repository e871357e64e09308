package io.loopwarden.engine.jfr;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Runs in a JVM without the module jdk.jfr. */
final class WithoutJfrProbe {

  private WithoutJfrProbe() {}

  public static void main(String[] arguments) throws Exception {
    JfrEvents events = new JfrEvents();
    for (int i = 0; i < 2; i++) {
      events.refresh();
      events.end(events.begin(), "operation", "category");
      events.writeStall(events.beginStall(), null);
    }
    System.out.println("recording " + events.isRecording());
    LinkedBlockingQueue<String> problems = new LinkedBlockingQueue<>();
    try (Backstop backstop =
        Backstop.start(Duration.ofMillis(20), id -> true, seen -> {}, problems::add)) {
      System.out.println(problems.poll(20, TimeUnit.SECONDS));
    }
  }
}
