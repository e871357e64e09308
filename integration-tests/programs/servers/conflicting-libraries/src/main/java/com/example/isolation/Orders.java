package com.example.isolation;

import com.example.isolation.legacy.Import;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** What a {@link Puppet} can be told to do. What it did, it says on standard output. */
final class Orders {
  private final EventLoops loops;

  Orders(EventLoops loops) {
    this.loops = loops;
  }

  /** Does what a line says. */
  void obey(String line) throws Exception {
    String[] words = line.split(" ");
    switch (words[0]) {
      case "sleep" -> onLoop(Blocking::sleep);
      case "nap" -> onLoop(Blocking::nap);
      case "import" -> onLoop(Import::run);
      case "query" -> onLoop(() -> Blocking.query(words[1]));
      case "request" -> request(words[1]);
      case "storm" -> storm(number(words[1]), number(words[2]), number(words[3]));
      case "disguise" -> say(Disguise.putOn());
      case "listen" -> listen();
      case "exit" -> System.exit(number(words[1]));
      case "fail" -> throw new IllegalStateException("as ordered");
      default -> throw new IllegalArgumentException("no such order: " + line);
    }
  }

  private static int number(String word) {
    return Integer.parseInt(word);
  }

  /** Makes a call on an event loop; the times are taken there, right before and right after. */
  private void onLoop(Callable<String> call) throws Exception {
    String outcome =
        loops.call(
            () -> {
              long from = System.currentTimeMillis();
              String result = call.call();
              long to = System.currentTimeMillis();
              return result + " from=" + from + " to=" + to;
            });
    say(outcome);
  }

  private void request(String secret) throws Exception {
    HttpServer server = Blocking.server();
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    onLoop(() -> Blocking.request(address, secret));
    server.stop(0);
  }

  /** Has several event loops block at once, each at sites of its own, again and again. */
  private void storm(int loopCount, int sitesPerLoop, int times) throws Exception {
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int loop = 0; loop < loopCount; loop++) {
      List<Callable<Void>> sites = DistinctSites.make("Loop" + loop + "Site", sitesPerLoop);
      tasks.add(
          () -> {
            for (Callable<Void> site : sites) {
              site.call();
            }
            return null;
          });
    }
    loops.callAtOnce(tasks, times);
    say("stormed");
  }

  /** Takes further orders from standard input, until it ends. */
  private void listen() throws Exception {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    say("listening");
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      obey(line);
    }
  }

  private static void say(String what) {
    System.out.println(what);
  }
}
