package io.loopwarden.engine.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as maps, lists, strings (numbers too), booleans and nulls. By hand: Gson's reader would
 * bring two hundred classes into the jar, its writer brings a dozen.
 */
final class JsonText {

  /** JvmResults need four; a text made of brackets must not exhaust the stack. */
  private static final int DEEPEST = 16;

  private static final String ESCAPED = "\"\\/bfnrt";
  private static final String MEANT = "\"\\/\b\f\n\r\t";
  private static final int HEX = 16;
  private static final int HEX_DIGITS = 4;

  private final String text;
  private int next;

  private JsonText(String text) {
    this.text = text;
  }

  /**
   * Parses a text.
   *
   * @throws UnreadableResultException if it is no JSON, or is cut off
   */
  static @Nullable Object parse(String text) throws UnreadableResultException {
    JsonText json = new JsonText(text);
    Object value = json.value(0);
    json.skipBlanks();
    if (json.next < text.length()) {
      throw json.unexpected();
    }
    return value;
  }

  private @Nullable Object value(int depth) throws UnreadableResultException {
    if (depth > DEEPEST) {
      throw unexpected();
    }
    char c = peek();
    return switch (c) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string();
      case 't' -> word("true", Boolean.TRUE);
      case 'f' -> word("false", Boolean.FALSE);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private Map<String, Object> object(int depth) throws UnreadableResultException {
    Map<String, Object> object = new LinkedHashMap<>();
    next++;
    if (peek() == '}') {
      next++;
      return object;
    }
    while (true) {
      if (peek() != '"') {
        throw unexpected();
      }
      String name = string();
      expect(':');
      Object value = value(depth + 1);
      if (value != null) {
        object.put(name, value);
      }
      if (peek() == '}') {
        next++;
        return object;
      }
      expect(',');
    }
  }

  private List<@Nullable Object> array(int depth) throws UnreadableResultException {
    List<@Nullable Object> array = new ArrayList<>();
    next++;
    if (peek() == ']') {
      next++;
      return array;
    }
    while (true) {
      array.add(value(depth + 1));
      if (peek() == ']') {
        next++;
        return array;
      }
      expect(',');
    }
  }

  private String string() throws UnreadableResultException {
    StringBuilder string = new StringBuilder();
    next++;
    while (current() != '"') {
      char c = current();
      next++;
      string.append(c == '\\' ? escaped() : c);
    }
    next++;
    return string.toString();
  }

  private char escaped() throws UnreadableResultException {
    char c = current();
    next++;
    if (c != 'u') {
      int index = ESCAPED.indexOf(c);
      if (index < 0) {
        throw unexpected();
      }
      return MEANT.charAt(index);
    }
    int code = 0;
    for (int i = 0; i < HEX_DIGITS; i++) {
      int digit = Character.digit(current(), HEX);
      if (digit < 0) {
        throw unexpected();
      }
      code = code * HEX + digit;
      next++;
    }
    return (char) code;
  }

  private String number() throws UnreadableResultException {
    int start = next;
    while (next < text.length() && "+-.eE0123456789".indexOf(text.charAt(next)) >= 0) {
      next++;
    }
    if (next == start) {
      throw unexpected();
    }
    return text.substring(start, next);
  }

  private @Nullable Object word(String word, @Nullable Object meaning)
      throws UnreadableResultException {
    for (int i = 0; i < word.length(); i++) {
      if (current() != word.charAt(i)) {
        throw unexpected();
      }
      next++;
    }
    return meaning;
  }

  private void expect(char c) throws UnreadableResultException {
    if (peek() != c) {
      throw unexpected();
    }
    next++;
  }

  private char peek() throws UnreadableResultException {
    skipBlanks();
    return current();
  }

  private void skipBlanks() {
    while (next < text.length() && " \t\r\n".indexOf(text.charAt(next)) >= 0) {
      next++;
    }
  }

  private char current() throws UnreadableResultException {
    if (next >= text.length()) {
      throw new UnreadableResultException("it is cut off");
    }
    return text.charAt(next);
  }

  private UnreadableResultException unexpected() {
    return new UnreadableResultException(
        "this is not a result file of Loopwarden: character " + next + " is not as it should be");
  }
}
