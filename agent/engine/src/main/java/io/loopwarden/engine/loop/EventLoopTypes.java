package io.loopwarden.engine.loop;

/**
 * Distinguishes event loops from other executors by what they are: an implementation of Netty's
 * {@code EventLoop}, shaded or not, of any class loader.
 *
 * <p>Three implementations are none in truth. {@code DefaultEventLoop} has no I/O and serves as a
 * pool for handlers that may block; {@code ThreadPerChannelEventLoop} blocks by design; {@code
 * EmbeddedEventLoop} runs on its caller.
 */
public final class EventLoopTypes {

  private static final String EVENT_LOOP = "netty.channel.EventLoop";

  private static final String DEFAULT_EVENT_LOOP = "netty.channel.DefaultEventLoop";

  private static final String[] EXCEPTIONS = {
    "netty.channel.ThreadPerChannelEventLoop", "netty.channel.embedded.EmbeddedEventLoop"
  };

  private final boolean defaultToo;

  private final ClassValue<Boolean> answers =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return implementsEventLoop(type) && !isException(type);
        }
      };

  /**
   * Makes the table.
   *
   * @param defaultToo whether {@code DefaultEventLoop} is an event loop after all
   */
  public EventLoopTypes(boolean defaultToo) {
    this.defaultToo = defaultToo;
  }

  /** Whether a class is one of an event loop. */
  public boolean isEventLoop(Class<?> type) {
    return answers.get(type);
  }

  private static boolean implementsEventLoop(Class<?> type) {
    if (hasName(type, EVENT_LOOP)) {
      return true;
    }
    for (Class<?> parent : type.getInterfaces()) {
      if (implementsEventLoop(parent)) {
        return true;
      }
    }
    Class<?> parent = type.getSuperclass();
    return parent != null && implementsEventLoop(parent);
  }

  private boolean isException(Class<?> type) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      if (!defaultToo && hasName(c, DEFAULT_EVENT_LOOP)) {
        return true;
      }
      for (String exception : EXCEPTIONS) {
        if (hasName(c, exception)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a class has a name, with or without the prefix of a shaded copy. */
  private static boolean hasName(Class<?> type, String name) {
    return hasName(type.getName(), name);
  }

  /** Whether the name of a class is a certain one, with or without the prefix of a shaded copy. */
  public static boolean hasName(String actual, String name) {
    int prefix = actual.length() - name.length();
    return prefix >= 0
        && actual.endsWith(name)
        && (prefix == 0 || actual.charAt(prefix - 1) == '.');
  }
}
