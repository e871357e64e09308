package io.loopwarden.it.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A mistake in the options.
 *
 * @param key the option's key, or a word that is none
 * @param value the value given to it
 * @param allowed what the complaint must name as allowed
 */
record Mistake(String key, String value, String allowed) {
  /** What durations may look like. */
  static final String DURATION = "0 or a number with ns, us, ms, s, m or h";

  /** A file that is there, so that no folder of its name can be. */
  static final String A_FILE = "a-file";

  /** The values that an option of each key must not have; the last two keys do not exist. */
  static List<Mistake> wrongValues(Source source) {
    return possibleIn(
        source,
        new Mistake("enabled", "maybe", "true or false"),
        new Mistake("mode", "loud", "report, throw or count"),
        new Mistake("threshold", "fast", DURATION),
        new Mistake("threshold.jdbc", "5", DURATION),
        new Mistake("stall.threshold", "-1ms", DURATION),
        new Mistake("allow", "com.acme.Orders.load", "reason=WHY"),
        new Mistake("allow.file", "no-such-rules.txt", "a readable file"),
        new Mistake("baseline", "no-such-baseline.txt", "a readable file"),
        new Mistake("baseline.mode", "loud", "accept or ratchet"),
        new Mistake("baseline.factor", "0.5", "a number from 1 to 1000000"),
        new Mistake("results", A_FILE + "/parts", "a folder that can be written"),
        new Mistake(
            "log.file", A_FILE + "/agent.log", "a regular file in a folder that can be written"),
        new Mistake("log.file.megabytes", "0", "a whole number from 1 to 10240"),
        new Mistake("log.file.history", "all", "a whole number from 1 to 20"),
        new Mistake("log.format", "xml", "text, logfmt or json"),
        new Mistake("log.rate", "often", "a number per time, such as 1/m or 10/30s, or unlimited"),
        new Mistake("log.stack", "deep", "a whole number from 0 to 256, or full"),
        new Mistake("config", "no-such.properties", "a readable properties file"),
        new Mistake("treshold", "5ms", "nearest: threshold"),
        new Mistake("threshold.jdcb", "5ms", "nearest: threshold.jdbc"));
  }

  /** Every option without a value. */
  static List<Mistake> emptyValues(Source source) {
    return wrongValues(source).stream()
        .filter(mistake -> !mistake.allowed.startsWith("nearest"))
        .map(
            mistake ->
                new Mistake(
                    mistake.key, "", mistake.key.equals("allow") ? "allow rules" : mistake.allowed))
        .toList();
  }

  private static List<Mistake> possibleIn(Source source, Mistake... mistakes) {
    return Stream.of(mistakes)
        .filter(mistake -> source != Source.FILE || !mistake.key.equals("config"))
        .toList();
  }

  /** Mistakes as options. */
  static Map<String, String> options(List<Mistake> mistakes) {
    Map<String, String> options = new LinkedHashMap<>();
    mistakes.forEach(mistake -> options.put(mistake.key, mistake.value));
    return options;
  }

  /** Asserts that a log complains about each mistake in one line, and about nothing else. */
  static void assertEachGetsOneLine(List<Mistake> mistakes, TextLog log) {
    List<TextEntry> complaints = log.named("invalid_option");
    assertThat(mistakes).allSatisfy(mistake -> mistake.assertNamedOnceIn(complaints));
    assertThat(complaints)
        .as("complaints")
        .hasSize(mistakes.size())
        .allMatch(complaint -> complaint.details().isEmpty());
  }

  /** Asserts that a log complains about this in one line. */
  void assertGetsOneLine(TextLog log) {
    List<TextEntry> complaints = log.named("invalid_option");
    assertNamedOnceIn(complaints);
    assertThat(complaints).allMatch(complaint -> complaint.details().isEmpty());
  }

  private void assertNamedOnceIn(List<TextEntry> complaints) {
    assertThat(complaints)
        .filteredOn(complaint -> complaint.field("key").equals(key))
        .as("complaints about %s", key)
        .singleElement()
        .satisfies(
            complaint -> {
              assertThat(complaint.level()).isEqualTo("WARN");
              assertThat(complaint.field("value")).isEqualTo(value);
              assertThat(complaint.field("allowed")).contains(allowed);
            });
  }
}
