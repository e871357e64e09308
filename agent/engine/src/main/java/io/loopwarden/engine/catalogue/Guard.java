package io.loopwarden.engine.catalogue;

/**
 * A member of a method's object that says whether a call has anything to wait for, or what for.
 *
 * @param name the name of the field or the method
 * @param descriptor the field's, such as {@code Z}, or the method's, which is {@code ()Z}
 */
public record Guard(String name, String descriptor) {

  private static final String QUESTION = "()Z";

  /**
   * Reads a field, as {@code connected:Z}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Guard field(String text) {
    int colon = text.indexOf(':');
    if (colon <= 0 || colon == text.length() - 1) {
      throw new IllegalArgumentException(
          "a field and its descriptor belong behind weave-unless, as in open:Z, and not \""
              + text
              + '"');
    }
    return new Guard(text.substring(0, colon), text.substring(colon + 1));
  }

  /**
   * Reads a method, as {@code isAlive()Z}.
   *
   * @throws IllegalArgumentException if it is none, or does not return a boolean
   */
  public static Guard method(String text) {
    if (text.length() <= QUESTION.length() || !text.endsWith(QUESTION)) {
      throw new IllegalArgumentException(
          "a method that returns a boolean belongs behind weave-if, as in isOpen()Z, and not \""
              + text
              + '"');
    }
    return new Guard(text.substring(0, text.length() - QUESTION.length()), QUESTION);
  }
}
