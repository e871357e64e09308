package io.loopwarden.it.checker;

import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Vert.x's checker wrote.
 *
 * @param lines the lines of standard error
 */
record Warnings(List<Line> lines) {
  private static final Pattern WARNING = Pattern.compile("WARN BlockedThreadChecker - Thread .*");
  private static final Pattern FRAME =
      Pattern.compile("\\tat (?:[^/(]+/)?([\\w.$]+)(?:/0x\\w+)?(\\.[\\w$<>]+)?\\(.*");
  private static final String APPLICATION = "com.example.";

  /** When its first line arrived. */
  OptionalLong first() {
    return firstOf(WARNING);
  }

  /** When its first stack arrived. */
  OptionalLong firstStack() {
    return firstOf(FRAME);
  }

  private OptionalLong firstOf(Pattern form) {
    return lines.stream()
        .filter(line -> form.matcher(line.text()).matches())
        .mapToLong(Line::millis)
        .findFirst();
  }

  /** What it amounts to. */
  String inWords() {
    if (first().isEmpty()) {
      return "nothing";
    }
    if (firstStack().isEmpty()) {
      return "the thread's name; no stack";
    }
    String place = "the stack: `" + Row.shortened(innermost("")) + "`";
    String application = Row.shortened(innermost(APPLICATION));
    return place.contains(application) ? place : place + " below `" + application + "`";
  }

  /** The innermost frame of the first stack whose name begins so, if there is one. */
  private String innermost(String prefix) {
    return lines.stream()
        .map(line -> FRAME.matcher(line.text()))
        .filter(Matcher::matches)
        .map(frame -> frame.group(1))
        .filter(method -> method.startsWith(prefix))
        .findFirst()
        .orElse("");
  }
}
