package com.example.scenarios;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/**
 * What every server does: start, print its ports on standard output, serve until standard input
 * says {@code stop}, shut down gracefully. At {@code churn 200} it starts and stops 200 event
 * loops.
 *
 * <p>The end of standard input stops it too, so a server never outlives the test that started it.
 */
public final class ServerProgram {
  private ServerProgram() {}

  /** What the {@code main} of every stack calls. */
  public static void run(String[] args, Stack stack) throws Exception {
    Settings settings = new Settings(args);
    try (ScenarioService scenarios = new ScenarioService(settings)) {
      Server server = stack.start(settings, scenarios);
      announce(server);
      obey(stack, settings);
      server.stop();
    }
    System.out.println("stopped");
  }

  private static void announce(Server server) {
    StringJoiner line = new StringJoiner(" ");
    line.add("ready");
    server.ports().forEach((protocol, port) -> line.add(protocol + "=" + port));
    System.out.println(line);
  }

  private static void obey(Stack stack, Settings settings) throws Exception {
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String order = orders.readLine();
    while (order != null && !order.equals("stop")) {
      if (order.startsWith("churn ")) {
        int loops = Integer.parseInt(order.split(" ")[1]);
        System.out.println(LoopChurn.run(loops, () -> stack.newLoop(settings)));
      }
      order = orders.readLine();
    }
  }
}
