package io.loopwarden.engine.code;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The escapes of URLs. Unlike a form's, a URL's plus sign is one. */
final class Percent {

  private Percent() {}

  /** A path without escapes; what is no escape stays as it is. */
  static String decode(String path) {
    if (path.indexOf('%') < 0) {
      return path;
    }
    byte[] escaped = path.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(escaped.length);
    for (int i = 0; i < escaped.length; i++) {
      int value = escaped[i] == '%' && i + 2 < escaped.length ? value(escaped, i + 1) : -1;
      decoded.write(value < 0 ? escaped[i] : value);
      i += value < 0 ? 0 : 2;
    }
    return decoded.toString(StandardCharsets.UTF_8);
  }

  private static int value(byte[] escaped, int start) {
    int high = Character.digit(escaped[start], 16);
    int low = Character.digit(escaped[start + 1], 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}
