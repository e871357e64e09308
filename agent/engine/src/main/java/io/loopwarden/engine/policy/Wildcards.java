package io.loopwarden.engine.policy;

/** A text in which {@code *} stands for any characters; everything else stands for itself. */
final class Wildcards {

  private final String[] literals;

  Wildcards(String pattern) {
    this.literals = pattern.split("\\*", -1);
  }

  /** Whether a text is of this form. */
  boolean match(String text) {
    int last = literals.length - 1;
    if (last == 0) {
      return text.equals(literals[0]);
    }
    if (!text.startsWith(literals[0])) {
      return false;
    }
    int position = literals[0].length();
    for (int i = 1; i < last; i++) { // the first place is the best: it leaves most for the others
      int found = text.indexOf(literals[i], position);
      if (found < 0) {
        return false;
      }
      position = found + literals[i].length();
    }
    return text.length() - literals[last].length() >= position && text.endsWith(literals[last]);
  }
}
