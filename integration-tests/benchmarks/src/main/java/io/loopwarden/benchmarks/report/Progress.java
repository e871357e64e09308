package io.loopwarden.benchmarks.report;

import java.util.Locale;

/** Tells on standard error what is being measured; standard output carries the tables alone. */
public final class Progress {

  private Progress() {}

  public static void say(String format, Object... arguments) {
    System.err.println(String.format(Locale.ROOT, format, arguments));
  }
}
