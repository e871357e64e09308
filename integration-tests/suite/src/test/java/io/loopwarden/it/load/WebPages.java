package io.loopwarden.it.load;

/** What the servers answer. */
final class WebPages {
  static final String HELLO = "Hello, World!";
  static final String OFFLOADED = "done elsewhere";
  static final String BUS = "hello";

  private WebPages() {}
}
