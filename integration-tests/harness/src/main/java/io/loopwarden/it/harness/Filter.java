package io.loopwarden.it.harness;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * Narrows a run down to what is being debugged: {@code -Dloopwarden.it.jdk=17}, {@code
 * -Dloopwarden.it.stack=vertx-5}, {@code -Dloopwarden.it.scenario=threadSleep}.
 *
 * @param dimension what it narrows
 * @param wanted the only admitted name, or null to admit all
 */
public record Filter(String dimension, String wanted) {
  /** The filter for a dimension of the tests. */
  public static Filter of(String dimension) {
    return new Filter(dimension, System.getProperty("loopwarden.it." + dimension));
  }

  /** Whether it narrows anything. */
  public boolean isSet() {
    return wanted != null;
  }

  /** Whether a name passes. */
  public boolean admits(String name) {
    return wanted == null || wanted.equals(name);
  }

  /** The one thing that is wanted; a name that nothing has is a mistake on the command line. */
  public <T> T choose(Collection<T> all, Function<T, String> name) {
    List<T> chosen = all.stream().filter(one -> name.apply(one).equals(wanted)).toList();
    if (chosen.isEmpty()) {
      throw new IllegalArgumentException(
          "There is no %s %s, only %s"
              .formatted(dimension, wanted, all.stream().map(name).toList()));
    }
    return chosen.get(0);
  }
}
