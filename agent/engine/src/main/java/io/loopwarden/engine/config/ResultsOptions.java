package io.loopwarden.engine.config;

/** The options of what JVMs leave for the command line, beside {@link Options#RESULTS}. */
public final class ResultsOptions {

  public static final Option<Boolean> METHODS =
      new Option<>(
          "results.methods",
          new OptionType.Switch(),
          "false",
          "true: results also have which methods of the application ran, for the command scan");

  private ResultsOptions() {}
}
