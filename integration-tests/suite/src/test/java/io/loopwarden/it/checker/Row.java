package io.loopwarden.it.checker;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One situation on the page, with all its rounds.
 *
 * @param situation the situation
 * @param rounds its rounds
 */
record Row(Situation situation, List<Round> rounds) {
  private static final String PROGRAM = "com.example.vertxweb.";

  /** When each of the two reported: a row of a table. */
  String times() {
    return "| "
        + String.join(
            " | ",
            situation.title(),
            range(round -> round.afterBeginning(round.warnings().first())),
            range(round -> round.afterBeginning(round.warnings().firstStack())),
            range(round -> round.afterBeginning(round.reports().first())),
            range(round -> round.afterEnd(round.reports().last())))
        + " |\n";
  }

  /** What each of the two reported: an item of a list. */
  String texts() {
    return "- "
        + situation.title()
        + "\n  - checker: "
        + words(round -> round.warnings().inWords())
        + "\n  - Loopwarden: "
        + words(round -> round.reports().inWords())
        + "; site "
        + words(round -> round.reports().sites())
        + "\n";
  }

  /** A method without the one package that all of the program is in. */
  static String shortened(String method) {
    return method.startsWith(PROGRAM) ? method.substring(PROGRAM.length()) : method;
  }

  /** What was said; how often each, if it was not always the same. */
  private String words(Function<Round, String> said) {
    List<String> all = rounds.stream().map(said).toList();
    return all.stream()
        .distinct()
        .map(words -> all.stream().allMatch(words::equals) ? words : words + times(all, words))
        .collect(Collectors.joining("; "));
  }

  private static String times(List<String> all, String words) {
    return " (" + all.stream().filter(words::equals).count() + " of " + all.size() + ")";
  }

  private String range(Function<Round, OptionalLong> delay) {
    List<Long> delays =
        rounds.stream().map(delay).flatMapToLong(OptionalLong::stream).sorted().boxed().toList();
    if (delays.isEmpty()) {
      return "–";
    }
    String shortest = rounded(delays.get(0));
    String longest = rounded(delays.get(delays.size() - 1));
    return shortest.equals(longest) ? shortest : shortest + " – " + longest;
  }

  private static String rounded(long millis) {
    if (millis >= 1_000) {
      return "%.1f s".formatted(millis / 1_000.0);
    }
    return millis < 10 ? "< 10 ms" : (millis + 5) / 10 * 10 + " ms";
  }
}
