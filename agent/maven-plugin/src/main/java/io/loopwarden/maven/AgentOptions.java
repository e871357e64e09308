package io.loopwarden.maven;

import java.io.File;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Options of the agent, from the most to the least important source: properties of Maven's command
 * line, the plugin's configuration, and what fits a Maven project.
 */
final class AgentOptions {

  /** What the agent's system properties begin with. */
  static final String PREFIX = "loopwarden.";

  private static final String RESULTS = "results";
  private static final String BASELINE = "baseline";
  private static final String BASELINE_FILE = "loopwarden-baseline.txt";

  /** Properties that begin like options of the agent, and belong to the plugin or to JUnit. */
  private static final List<String> OTHERS = List.of("skip", "argLine");

  private static final List<String> OTHER_PREFIXES = List.of("maven.", "junit.");

  private final Map<String, String> values = new TreeMap<>();
  private final File baseFolder;
  private final File defaultBaseline;

  /**
   * Puts the options together.
   *
   * @param baseFolder the module's folder: what relative paths begin at
   * @param targetFolder the folder of the module's build
   * @param rootFolder the folder of the whole project, which has the baseline
   * @param configured the options of the plugin's configuration
   * @param user the properties of Maven's command line
   */
  AgentOptions(
      File baseFolder,
      File targetFolder,
      File rootFolder,
      Map<String, @Nullable String> configured,
      Properties user) {
    this.baseFolder = baseFolder;
    this.defaultBaseline = new File(rootFolder, BASELINE_FILE);
    configured.forEach((key, value) -> values.put(key, value == null ? "" : value.strip()));
    for (String name : user.stringPropertyNames()) {
      if (name.startsWith(PREFIX) && isOption(name.substring(PREFIX.length()))) {
        values.put(name.substring(PREFIX.length()), user.getProperty(name));
      }
    }
    values.putIfAbsent(RESULTS, new File(targetFolder, "loopwarden").getPath());
    if (defaultBaseline.isFile()) {
      values.putIfAbsent(BASELINE, defaultBaseline.getPath());
    }
    values.computeIfPresent(RESULTS, (key, path) -> absolute(path));
    values.computeIfPresent(BASELINE, (key, path) -> absolute(path));
  }

  private static boolean isOption(String key) {
    return !OTHERS.contains(key) && OTHER_PREFIXES.stream().noneMatch(key::startsWith);
  }

  private String absolute(String path) {
    File file = new File(path);
    return path.isEmpty() || file.isAbsolute() ? path : new File(baseFolder, path).getPath();
  }

  /** The value of each key. */
  Map<String, String> values() {
    return Collections.unmodifiableMap(values);
  }

  /** The options as the command line writes them: {@code key=value}. */
  List<String> words() {
    return values.entrySet().stream().map(each -> each.getKey() + '=' + each.getValue()).toList();
  }

  /** The value of an option, or null if no source has one. */
  @Nullable String value(String key) {
    return values.get(key);
  }

  /** The folder where each JVM leaves its results. */
  File results() {
    return new File(values.getOrDefault(RESULTS, ""));
  }

  /** The file of accepted violations, which need not exist yet. */
  File baseline() {
    String path = values.get(BASELINE);
    return path == null ? defaultBaseline : new File(path);
  }

  /** Whether there is a baseline to judge against: one was asked for, or the usual file exists. */
  boolean hasBaseline() {
    return values.containsKey(BASELINE);
  }
}
