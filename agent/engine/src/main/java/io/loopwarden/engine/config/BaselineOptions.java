package io.loopwarden.engine.config;

/** The options of what a file of accepted violations accepts. */
public final class BaselineOptions {

  public static final Option<String> FILE =
      new Option<>(
          "baseline", new OptionType.Text("a readable file"), "", "a file of accepted violations");

  public static final Option<BaselineMode> MODE =
      new Option<>(
          "baseline.mode",
          new OptionType.Choice<>(BaselineMode.class),
          "accept",
          "accept: never report an accepted problem; ratchet: report it again if it grew beyond"
              + " baseline.factor");

  public static final Option<Double> FACTOR =
      new Option<>(
          "baseline.factor",
          new OptionType.Decimal(1, 1_000_000),
          "2",
          "by how much the number of occurrences or the longest duration of an accepted problem may"
              + " grow");

  private BaselineOptions() {}
}
