package io.loopwarden.engine.config;

/** The options of the time of event loops by route. */
public final class RouteOptions {

  public static final Option<Boolean> ROUTES =
      new Option<>(
          "routes",
          new OptionType.Switch(),
          "true",
          "whether to look at busy event loops at random moments, to show their time by route");

  private RouteOptions() {}
}
