package io.loopwarden.engine.baseline;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the line of one entry. A fingerprint is all that a line needs: what follows it and is not
 * understood is for people, and becomes the reason.
 *
 * <p>No regular expression, no format of dates: an agent with {@code mode=throw} reads the file
 * before {@code main}.
 */
final class EntryReader {

  static final int FINGERPRINT_LENGTH = 8;

  private static final String FIRST_SEEN = "first_seen=";
  private static final String OCCURRENCES = "occurrences=";
  private static final String LONGEST = "longest_ms=";
  private static final String REASON = "reason=";
  private static final String DATE_FORM = "dddd-dd-dd";
  private static final int MOST_DIGITS = 18;

  private final String line;
  private final List<String> mistakes;
  private final List<String> words = new ArrayList<>();
  private String firstSeen = "";
  private long occurrences;
  private long longestNanos = -1;
  private @Nullable String reason;

  private EntryReader(String line, List<String> mistakes) {
    this.line = line;
    this.mistakes = mistakes;
  }

  /**
   * Reads a line.
   *
   * @param line without blanks around it
   * @param comments what stood right above it
   * @param mistakes gets what is wrong; an entry may be usable all the same
   * @return null if the line has no fingerprint
   */
  static @Nullable BaselineEntry read(String line, List<String> comments, List<String> mistakes) {
    if (!beginsWithFingerprint(line)) {
      mistakes.add("there is no fingerprint at its beginning");
      return null;
    }
    EntryReader reader = new EntryReader(line, mistakes);
    reader.readFields();
    return reader.entry(comments);
  }

  private static boolean beginsWithFingerprint(String line) {
    for (int i = 0; i < FINGERPRINT_LENGTH; i++) {
      if (i >= line.length() || "0123456789abcdef".indexOf(line.charAt(i)) < 0) {
        return false;
      }
    }
    return line.length() == FINGERPRINT_LENGTH
        || Character.isWhitespace(line.charAt(FINGERPRINT_LENGTH));
  }

  private void readFields() {
    int start = FINGERPRINT_LENGTH;
    while (start < line.length()) {
      if (Character.isWhitespace(line.charAt(start))) {
        start++;
        continue;
      }
      int end = start;
      while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
        end++;
      }
      String word = line.substring(start, end);
      if (word.startsWith(REASON)) {
        readReason(line.substring(start + REASON.length()));
        return; // a reason reaches to the end
      }
      readWord(word);
      start = end;
    }
  }

  private void readWord(String word) {
    if (word.startsWith(FIRST_SEEN)) {
      String value = word.substring(FIRST_SEEN.length());
      if (isDate(value)) {
        firstSeen = value;
      } else {
        mistakes.add(word + " is no date such as 2026-11-26");
      }
    } else if (word.startsWith(OCCURRENCES)) {
      occurrences = count(word.substring(OCCURRENCES.length()));
      if (occurrences == 0) {
        mistakes.add(word + " must be an integer of at least 1");
      }
    } else if (word.startsWith(LONGEST)) {
      longestNanos = Millis.parse(word.substring(LONGEST.length()));
      if (longestNanos < 0) {
        mistakes.add(word + " is no number of milliseconds such as 203.4");
      }
    } else {
      words.add(word);
    }
  }

  private static boolean isDate(String text) {
    if (text.length() != DATE_FORM.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (DATE_FORM.charAt(i) == 'd' ? c < '0' || c > '9' : c != '-') {
        return false;
      }
    }
    int month = Integer.parseInt(text.substring(5, 7));
    int day = Integer.parseInt(text.substring(8));
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
  }

  private static long count(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return 0;
      }
    }
    return text.isEmpty() || text.length() > MOST_DIGITS ? 0 : Long.parseLong(text);
  }

  private void readReason(String text) {
    if (!text.startsWith("\"")) {
      reason = text.strip();
      return;
    }
    StringBuilder unquoted = new StringBuilder();
    int i = 1;
    while (i < text.length() && text.charAt(i) != '"') {
      if (text.charAt(i) == '\\' && i + 1 < text.length()) {
        i++;
      }
      unquoted.append(text.charAt(i));
      i++;
    }
    reason = unquoted.toString();
    if (i >= text.length()) {
      mistakes.add("the quotes of reason= are not closed");
    } else if (!text.substring(i + 1).isBlank()) {
      mistakes.add("\"" + text.substring(i + 1).strip() + "\" follows the reason, which is last");
    }
  }

  private BaselineEntry entry(List<String> comments) {
    boolean named = words.size() == 2 && words.get(1).indexOf('.') > 0;
    String note = named ? "" : String.join(" ", words);
    String why = reason == null ? note : note.isEmpty() ? reason : note + ' ' + reason;
    return new BaselineEntry(
        line.substring(0, FINGERPRINT_LENGTH),
        named ? words.get(0) : "",
        named ? words.get(1) : "",
        firstSeen,
        occurrences,
        longestNanos,
        why,
        comments);
  }
}
