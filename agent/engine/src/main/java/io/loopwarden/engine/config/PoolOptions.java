package io.loopwarden.engine.config;

import java.time.Duration;

/** The options of pools that event loops hand work to. */
public final class PoolOptions {

  public static final Option<Duration> THRESHOLD =
      new Option<>(
          "pool.threshold",
          new OptionType.Time(),
          "1s",
          "a pool that event loops hand work to is reported if tasks wait for longer and all its"
              + " threads are busy; 0: never");

  private PoolOptions() {}
}
