package io.loopwarden.engine.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The options in force, with the mistakes that were made in giving them. Immutable. */
public final class Configuration {

  private final Map<String, Object> values;
  private final Map<String, Duration> categoryThresholds;
  private final List<Problem> problems;

  Configuration(
      Map<String, Object> values,
      Map<String, Duration> categoryThresholds,
      List<Problem> problems) {
    this.values = Map.copyOf(values);
    this.categoryThresholds = Map.copyOf(categoryThresholds);
    this.problems = List.copyOf(problems);
  }

  /** The same options with further mistakes. */
  public Configuration with(List<Problem> further) {
    List<Problem> all = new ArrayList<>(problems);
    all.addAll(further);
    return new Configuration(values, categoryThresholds, all);
  }

  /** The value of an option: the user's, or the default. */
  @SuppressWarnings("unchecked") // only the option's own type put the value there
  public <T> T get(Option<T> option) {
    Object value = values.get(option.key());
    return value == null ? option.defaultValue() : (T) value;
  }

  /** The threshold that the user set for one category, or null. */
  public @Nullable Duration categoryThreshold(String category) {
    return categoryThresholds.get(category);
  }

  /** Whether the user set a threshold for any category. */
  public boolean hasCategoryThresholds() {
    return !categoryThresholds.isEmpty();
  }

  /** The mistakes, in the order of the sources. */
  public List<Problem> problems() {
    return problems;
  }
}
