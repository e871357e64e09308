package io.loopwarden.engine.watchdog.sampling;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A thread as it was seen at one moment.
 *
 * @param stack its stack, innermost first; empty if it runs nothing
 * @param inNative whether it runs native code
 * @param suspended whether a debugger has stopped it
 * @param lock what it waits for, or null
 * @param lockOwnerId the id of the thread that owns the lock, or -1 if that is not known
 */
public record ThreadSnapshot(
    String name,
    long id,
    Thread.State state,
    List<StackTraceElement> stack,
    boolean inNative,
    boolean suspended,
    @Nullable String lock,
    long lockOwnerId) {

  /** Native methods that only wait, with their classes. */
  private static final Set<String> WAITS =
      Set.of(
          "sun.nio.ch.Net.poll",
          "sun.nio.ch.EPoll.wait",
          "sun.nio.ch.SocketDispatcher.read0",
          "sun.nio.ch.UnixDomainSockets.read0",
          "java.lang.ProcessHandleImpl.waitForProcessExit0");

  /** Whether it waits, so that it is not for want of a CPU that it does not get on. */
  boolean isWaiting() {
    return switch (state) {
      case BLOCKED, WAITING, TIMED_WAITING -> true;
      default -> inNative && !stack.isEmpty() && isWait(stack.get(0));
    };
  }

  private static boolean isWait(StackTraceElement innermost) {
    return WAITS.contains(innermost.getClassName() + '.' + innermost.getMethodName());
  }
}
