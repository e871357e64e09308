package io.loopwarden.engine.scan.rule;

import java.util.List;

/**
 * A database that can be used with a driver that blocks and with one that does not.
 *
 * @param name its name
 * @param jdbcDriver the internal name of the class of its JDBC driver
 * @param reactiveDrivers begins of internal names of classes of reactive drivers
 */
public record DatabaseRule(String name, String jdbcDriver, List<String> reactiveDrivers) {

  /** Copies the list. */
  public DatabaseRule {
    reactiveDrivers = List.copyOf(reactiveDrivers);
  }
}
