package io.loopwarden.engine.watchdog.figures;

/** The name of the group that an event loop belongs to. */
public final class LoopGroup {

  private LoopGroup() {}

  /**
   * The name of a thread without its number: the last digits that follow a character that is
   * neither letter nor digit, and such characters before them. {@code vert.x-eventloop-thread-3}
   * belongs to {@code vert.x-eventloop-thread}.
   */
  public static String of(String threadName) {
    int end = threadName.length();
    while (end > 0) {
      while (end > 0 && !isDigit(threadName.charAt(end - 1))) {
        end--;
      }
      int start = end;
      while (start > 0 && isDigit(threadName.charAt(start - 1))) {
        start--;
      }
      int separator = start;
      while (separator > 0 && !Character.isLetterOrDigit(threadName.charAt(separator - 1))) {
        separator--;
      }
      if (start < end && separator < start && separator > 0) {
        return threadName.substring(0, separator).concat(threadName.substring(end));
      }
      end = start;
    }
    return threadName;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
