package io.loopwarden.engine.scan.path;

import io.loopwarden.engine.scan.code.Call;
import io.loopwarden.engine.scan.code.ScannedClass;
import io.loopwarden.engine.scan.code.ScannedCode;
import io.loopwarden.engine.scan.code.ScannedMethod;
import io.loopwarden.engine.scan.rule.DatabaseRule;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Databases that have a reactive driver among the scanned jars beside that of JDBC. */
public final class MixedAccess {

  private static final int MOST_NAMES = 3;

  private final ScannedCode code;

  /** Looks among scanned classes. */
  public MixedAccess(ScannedCode code) {
    this.code = code;
  }

  /**
   * One line for each such database.
   *
   * @param rules the databases
   * @param problems where event loops come to JDBC, among others
   */
  public List<String> of(List<DatabaseRule> rules, List<StaticProblem> problems) {
    TreeSet<String> sites = new TreeSet<>();
    for (StaticProblem problem : problems) {
      if (problem.operation().category().equals("jdbc")) {
        sites.add(problem.site().method().id().function());
      }
    }
    List<String> lines = new ArrayList<>();
    for (DatabaseRule rule : rules) {
      String reactive = sites.isEmpty() ? null : reactiveDriver(rule);
      if (reactive != null && code.find(rule.jdbcDriver()) != null) {
        lines.add(line(rule.name(), reactive, sites));
      }
    }
    return lines;
  }

  private String line(String database, String reactive, TreeSet<String> sites) {
    TreeSet<String> users = usersOf(reactive);
    return "mixed access: "
        + database
        + " by JDBC on event loops ("
        + names(sites)
        + "), while the reactive driver "
        + reactive.replace('/', '.')
        + "* is there ("
        + (users.isEmpty() ? "the application does not name it" : names(users))
        + ")";
  }

  private @Nullable String reactiveDriver(DatabaseRule rule) {
    for (String driver : rule.reactiveDrivers()) {
      for (ScannedClass each : code.classes()) {
        if (each.name().startsWith(driver)) {
          return driver;
        }
      }
    }
    return null;
  }

  private TreeSet<String> usersOf(String driver) {
    TreeSet<String> users = new TreeSet<>();
    for (ScannedClass each : code.classes()) {
      if (each.isApplication()) {
        for (ScannedMethod method : each.methods()) {
          for (Call call : method.calls()) {
            if (call.target().owner().startsWith(driver)) {
              users.add(method.id().function());
            }
          }
        }
      }
    }
    return users;
  }

  private static String names(TreeSet<String> names) {
    List<String> first = new ArrayList<>(names).subList(0, Math.min(names.size(), MOST_NAMES));
    int others = names.size() - first.size();
    return String.join(", ", first) + (others == 0 ? "" : " and " + others + " more");
  }
}
