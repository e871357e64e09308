package com.example.scenarios;

/** Words that scenarios hand to the calls they make, and that must never appear in a report. */
final class Secrets {
  static final String TOKEN = "hush-token";
  static final String SQL_LITERAL = "hush-literal";

  private Secrets() {}
}
