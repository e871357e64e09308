package io.loopwarden.it;

import io.loopwarden.it.harness.PostgresServer;
import io.loopwarden.it.harness.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A database and what stands between it and the application. */
enum TestedDatabase {
  H2("jdbc:h2:mem:pets;DB_CLOSE_DELAY=-1", Wrapper.NONE),
  H2_BEHIND_HIKARI("jdbc:h2:mem:pets;DB_CLOSE_DELAY=-1", Wrapper.HIKARI),
  H2_BEHIND_PROXIES("jdbc:h2:mem:pets;DB_CLOSE_DELAY=-1", Wrapper.PROXY),
  SQLITE("jdbc:sqlite:pets.db", Wrapper.NONE),
  POSTGRESQL("", Wrapper.NONE),
  POSTGRESQL_BEHIND_HIKARI("", Wrapper.HIKARI);

  /** What stands in between. */
  private enum Wrapper {
    NONE("none"),
    HIKARI("hikari"),
    PROXY("proxy");

    private final String argument;

    Wrapper(String argument) {
      this.argument = argument;
    }
  }

  private final String url;
  private final Wrapper wrapper;

  TestedDatabase(String url, Wrapper wrapper) {
    this.url = url;
    this.wrapper = wrapper;
  }

  /** The program arguments that make a server use it. */
  String[] arguments(Target target) {
    String actual =
        isPostgres() ? PostgresServer.newDatabase(lowerCase() + target.jdk().feature()) : url;
    return new String[] {"--database-url=" + actual, "--database-wrapper=" + wrapper.argument};
  }

  private String lowerCase() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What its scenarios must be reported as. */
  List<ExpectedReport> expected() {
    List<ExpectedReport> reports = new ArrayList<>(ExpectedReports.withDatabase());
    if (wrapper != Wrapper.HIKARI) {
      reports.add(ExpectedReports.openingAConnection());
    }
    if (wrapper == Wrapper.NONE) {
      reports.addAll(ExpectedReports.connectingToDatabase());
    }
    if (isPostgres()) {
      reports.addAll(ExpectedReports.fetchingFromDatabase());
    }
    return reports;
  }

  /** What its scenarios must not be reported as: a pool hands out a connection that is open. */
  List<ExpectedReport> unexpected() {
    return wrapper == Wrapper.HIKARI ? List.of(ExpectedReports.openingAConnection()) : List.of();
  }

  private boolean isPostgres() {
    return url.isEmpty();
  }
}
