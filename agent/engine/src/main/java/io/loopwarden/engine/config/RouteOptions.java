package io.loopwarden.engine.config;

/** The options of the time of event loops by route. */
public final class RouteOptions {

  public static final Option<Boolean> ROUTES =
      new Option<>(
          "routes",
          new OptionType.Switch(),
          "true",
          "false: do not sample busy event loops to show their time by route");

  private RouteOptions() {}
}
