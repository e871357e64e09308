package com.example.scenarios;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every scenario there is, by name. */
final class Scenarios {
  private Scenarios() {}

  /** All scenarios; those of JDBC only if the settings name a database. */
  static Map<String, Scenario<?>> all(Settings settings) {
    Map<String, Scenario<?>> byName = new TreeMap<>();
    Stream.of(
            SleepScenarios.all(),
            SocketScenarios.all(),
            ChannelScenarios.all(),
            HttpScenarios.all(),
            JdbcScenarios.all(settings),
            DriverScenarios.all(),
            HarmlessScenarios.all())
        .flatMap(family -> family)
        .forEach(
            scenario -> {
              if (byName.put(scenario.name(), scenario) != null) {
                throw new IllegalStateException("two scenarios are named " + scenario.name());
              }
            });
    return byName;
  }
}
