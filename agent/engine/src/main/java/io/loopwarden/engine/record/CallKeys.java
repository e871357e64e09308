package io.loopwarden.engine.record;

import io.loopwarden.engine.finding.Frame;
import java.util.List;

/**
 * Keys of calls: equal for the waits of one call of the application, as far as their stacks show
 * it.
 */
final class CallKeys {

  /** The key of a wait that is a call of its own. */
  static final long NONE = 0;

  /** Begins of classes whose methods wait in one place, which is timed as a whole. */
  private static final String[] WAIT_ONCE = {
    "java.util.concurrent.locks.",
    "java.util.concurrent.CompletableFuture",
    "java.util.concurrent.FutureTask",
    "java.util.concurrent.CountDownLatch",
    "java.util.concurrent.Semaphore"
  };

  private CallKeys() {}

  /**
   * The key of a call of a library's or the JDK's method. {@link #NONE} if the application called
   * the operation itself, if the method waits only once, or if the operation is not named after
   * that method.
   *
   * @param call the path as text
   */
  static long ofCall(CallPath path, TracedCall call) {
    int siteIndex = path.callingIndex();
    if (siteIndex < 1 || path.kind().isDeadlock()) {
      return NONE;
    }
    Frame called = call.walked().get(siteIndex - 1);
    boolean isOperation = siteIndex == 1 && !path.operation().nativeSomewhere();
    if (isOperation
        || call.operation().className().equals(path.operation().className())
        || !call.operation().methodName().equals(called.methodName())
        || waitsOnce(called.className())) {
      return NONE;
    }
    return of(call.operation().name(), call.site());
  }

  /**
   * The key of something that happens once, such as loading a class: all of it that the site's
   * method causes in a row.
   */
  static long ofOneOff(String tag, Frame site) {
    return of(tag, site);
  }

  /** Makes a key differ between instructions of one method. */
  static long at(long key, int byteCodeIndex) {
    return key == NONE ? NONE : key + byteCodeIndex + 1;
  }

  /** Its low 16 bits, in which an instruction fits, are clear. */
  private static long of(String name, Frame site) {
    List<String> parts = List.of(name, site.className(), site.methodName());
    return (long) parts.hashCode() << 32 | (long) site.function().hashCode() << 16 & 0xFFFF0000L;
  }

  private static boolean waitsOnce(String className) {
    for (String begin : WAIT_ONCE) {
      if (className.startsWith(begin)) {
        return true;
      }
    }
    return false;
  }
}
