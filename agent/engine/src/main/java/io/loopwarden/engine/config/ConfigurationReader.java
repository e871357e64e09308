package io.loopwarden.engine.config;

import io.loopwarden.engine.file.RegularFile;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts a configuration together from its sources. The first that names an option wins: the agent's
 * argument, the system properties, the environment, the file.
 */
public final class ConfigurationReader {

  private static final String PROPERTY_PREFIX = "loopwarden.";
  private static final String VARIABLE_PREFIX = "LOOPWARDEN_";

  /** There are too many for one line. */
  private static final String ALL_KEYS =
      "all of them: java -jar loopwarden-agent.jar options, or docs/options.md";

  /** Keys that other parts of Loopwarden read by themselves begin with one of these. */
  private static final String[] FOREIGN_PREFIXES = {"junit.", "maven."};

  /**
   * The Maven plugin's, which Surefire passes on to the JVM of the tests, and self-attachment's.
   */
  private static final List<String> FOREIGN_KEYS = List.of("skip", "argLine", "agent.jar");

  private final Collection<String> categories;
  private final Map<String, Object> values = new HashMap<>();
  private final Map<String, Duration> categoryThresholds = new HashMap<>();

  /** The categories whose threshold a source has named, if only with a wrong value. */
  private final Set<String> namedThresholds = new HashSet<>();

  private final List<Problem> problems = new ArrayList<>();

  private ConfigurationReader(Collection<String> categories) {
    this.categories = categories;
  }

  /**
   * Reads the configuration of this JVM. Never fails: what is wrong becomes a {@link Problem}.
   *
   * @param agentArgument what follows {@code =} after the jar, or null
   * @param categories the categories that a threshold may be set for
   */
  public static Configuration read(@Nullable String agentArgument, Collection<String> categories) {
    return read(agentArgument, System.getProperties(), System.getenv(), categories);
  }

  /**
   * The mistakes in an agent's argument alone.
   *
   * @param categories the categories that a threshold may be set for
   */
  public static List<Problem> problemsOf(String agentArgument, Collection<String> categories) {
    ConfigurationReader reader = new ConfigurationReader(categories);
    reader.agentArgument(agentArgument);
    return reader.problems;
  }

  /**
   * The mistakes in options that are not in force yet.
   *
   * @param options the value of each key
   * @param categories the categories that a threshold may be set for
   */
  public static List<Problem> problemsOf(
      Map<String, String> options, Collection<String> categories) {
    ConfigurationReader reader = new ConfigurationReader(categories);
    for (Map.Entry<String, String> option : options.entrySet()) {
      reader.offer(withoutPrefix(option.getKey()), option.getValue());
    }
    return reader.problems;
  }

  static Configuration read(
      @Nullable String agentArgument,
      Properties properties,
      Map<String, String> environment,
      Collection<String> categories) {
    ConfigurationReader reader = new ConfigurationReader(categories);
    reader.agentArgument(agentArgument == null ? "" : agentArgument);
    reader.properties(properties);
    reader.environment(environment);
    reader.file((String) reader.values.get(Options.CONFIG.key()));
    return new Configuration(reader.values, reader.categoryThresholds, reader.problems);
  }

  private void agentArgument(String argument) {
    int start = 0;
    while (start < argument.length()) {
      int comma = argument.indexOf(',', start);
      int end = comma < 0 ? argument.length() : comma;
      String pair = argument.substring(start, end).strip();
      int equals = pair.indexOf('=');
      if (equals > 0) {
        offer(withoutPrefix(pair.substring(0, equals)), pair.substring(equals + 1));
      } else if (!pair.isEmpty()) {
        problems.add(new Problem(pair, "", "key=value,key=value after the jar's name"));
      }
      start = end + 1;
    }
  }

  private static String withoutPrefix(String key) {
    return key.startsWith(PROPERTY_PREFIX) ? key.substring(PROPERTY_PREFIX.length()) : key;
  }

  private void properties(Properties properties) {
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith(PROPERTY_PREFIX)) {
        offer(name.substring(PROPERTY_PREFIX.length()), properties.getProperty(name));
      }
    }
  }

  private void environment(Map<String, String> environment) {
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      if (variable.getKey().startsWith(VARIABLE_PREFIX)) {
        String name = variable.getKey().substring(VARIABLE_PREFIX.length());
        offer(OptionKeys.keyOfVariable(name.toLowerCase(Locale.ROOT)), variable.getValue());
      }
    }
  }

  private void file(@Nullable String path) {
    if (path == null || path.isEmpty()) {
      return;
    }
    Properties properties = new Properties();
    try (InputStream in = new FileInputStream(RegularFile.checked(new File(path)))) {
      properties.load(in);
    } catch (IOException | IllegalArgumentException e) {
      problems.add(new Problem(Options.CONFIG.key(), path, Options.CONFIG.type().allowed()));
      return;
    }
    for (String name : properties.stringPropertyNames()) {
      offer(withoutPrefix(name), properties.getProperty(name));
    }
  }

  private void offer(String key, String rawValue) {
    String value = rawValue.strip();
    Option<?> option = OptionKeys.find(key);
    if (option != null) {
      set(option, value);
    } else if (key.startsWith(Options.CATEGORY_THRESHOLD_PREFIX)) {
      categoryThreshold(key, value);
    } else if (!isForeign(key)) {
      problems.add(Problem.unknownKey(key, value, unknown(key, keys())));
    }
  }

  private static boolean isForeign(String key) {
    for (String prefix : FOREIGN_PREFIXES) {
      if (key.startsWith(prefix)) {
        return true;
      }
    }
    return FOREIGN_KEYS.contains(key);
  }

  private void set(Option<?> option, String value) {
    if (values.containsKey(option.key())) {
      return;
    }
    try {
      if (value.isEmpty()) {
        throw new OptionType.InvalidValueException();
      }
      values.put(option.key(), option.type().parse(value));
    } catch (OptionType.InvalidValueException e) {
      problems.add(new Problem(option.key(), value, option.type().allowed()));
      values.put(option.key(), option.defaultValue());
    }
  }

  private void categoryThreshold(String key, String value) {
    String category = key.substring(Options.CATEGORY_THRESHOLD_PREFIX.length());
    if (!categories.contains(category)) {
      problems.add(Problem.unknownKey(key, value, unknown(key, thresholdKeys())));
      return;
    }
    if (!namedThresholds.add(category)) {
      return;
    }
    try {
      categoryThresholds.put(category, Options.THRESHOLD.type().parse(value));
    } catch (OptionType.InvalidValueException e) {
      problems.add(new Problem(key, value, Options.THRESHOLD.type().allowed()));
    }
  }

  private static String unknown(String key, Collection<String> known) {
    return "nearest: " + NearestKey.to(key, known) + "; " + ALL_KEYS;
  }

  private Collection<String> keys() {
    TreeSet<String> keys = new TreeSet<>();
    for (Option<?> option : Options.ALL) {
      keys.add(option.key());
    }
    keys.add(Options.CATEGORY_THRESHOLD_PREFIX + "<category>");
    return keys;
  }

  private Collection<String> thresholdKeys() {
    TreeSet<String> keys = new TreeSet<>();
    for (String category : categories) {
      keys.add(Options.CATEGORY_THRESHOLD_PREFIX + category);
    }
    return keys;
  }
}
