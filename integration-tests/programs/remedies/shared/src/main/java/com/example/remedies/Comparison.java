package com.example.remedies;

import java.util.concurrent.Callable;

/** Does the same with and without blocking an event loop, and prints both answers. */
final class Comparison {

  private Comparison() {}

  /** Does everything that {@link Category} lists. */
  static void run(String framework, Server server, Mistakes mistakes) throws Exception {
    for (Category category : Category.values()) {
      print("before", framework, category.key(), ask(server, Way.BLOCKING, mistakes.of(category)));
      print(
          "after",
          framework,
          category.key(),
          ask(server, category.remedy(), mistakes.of(category)));
    }
  }

  /** Has a server do something, in one of its ways. */
  static String ask(Server server, Way way, Callable<String> loading) throws Exception {
    Orders.loadBy(loading);
    return server.ask(way);
  }

  static void print(String when, String framework, String category, String answer) {
    System.out.println(String.join(" ", when, framework, category, answer));
  }
}
