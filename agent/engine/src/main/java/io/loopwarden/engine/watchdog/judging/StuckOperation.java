package io.loopwarden.engine.watchdog.judging;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.record.OperationNames;
import io.loopwarden.engine.watchdog.sampling.Sample;
import io.loopwarden.hooks.LoopwardenHooks;
import io.loopwarden.hooks.LoopwardenLoop;
import io.loopwarden.hooks.LoopwardenOperationCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names the operation that a stuck event loop is in, as the reports of blocking calls do: after the
 * method that the application called. A call that began before the agent was attached is known from
 * the stack only.
 */
public final class StuckOperation {

  private final Catalogue catalogue;
  private final OperationNames names;
  private final CodeOwners owners;

  public StuckOperation(Catalogue catalogue, CodeOwners owners) {
    this.catalogue = catalogue;
    this.names = new OperationNames(catalogue);
    this.owners = owners;
  }

  /** The operation that runs on a loop as its hooks know it, or null. */
  public @Nullable Operation of(LoopwardenLoop loop) {
    int code = loop.currentCode();
    int number =
        LoopwardenOperationCode.isOperation(code) ? LoopwardenOperationCode.numberOf(code) : -1;
    return number >= 0 && number < catalogue.operations().size()
        ? asFarAsItCame(catalogue.operation(number), loop)
        : null;
  }

  /** A pool's call that has only waited so far is the pool's: it has opened no connection. */
  private Operation asFarAsItCame(Operation operation, LoopwardenLoop loop) {
    String whenWaiting = operation.whenWaiting();
    return whenWaiting == null
            || !loop.waited
            || LoopwardenHooks.hasResultSince(loop.callSinceNanos())
        ? operation
        : operation.waiting(catalogue.remedy(whenWaiting));
  }

  /**
   * What a loop is in, under the name and category that reports give it; null if it is in no
   * operation.
   *
   * @param running what its hooks know, or null
   * @param samples what was seen of the loop, the first first
   */
  public @Nullable Operation named(@Nullable Operation running, List<Sample> samples) {
    if (samples.isEmpty()) {
      return running;
    }
    Sample last = samples.get(samples.size() - 1);
    List<StackTraceElement> stack = last.stack();
    Operation operation = running;
    if (operation == null && last.state() == Sample.State.WAITING && !stack.isEmpty()) {
      operation = waitingIn(stack.get(0));
    }
    if (operation == null) {
      return null;
    }
    int site = owners.namingIndex(stack);
    int woven = wovenIndex(operation, stack, site);
    List<Frame> frames = StallDescription.framesOf(stack.subList(woven, stack.size()));
    return OperationNames.asWritten(
        names.throughLibrary(
            names.nameOf(operation, frames, site - woven),
            site - woven,
            i -> catalogue.through(frames.get(i).className())),
        operation);
  }

  /**
   * Where in a stack the method of an operation is that is named after its method: the outermost
   * one of its class, since a native method may be below. The innermost frame for other operations.
   */
  private static int wovenIndex(Operation operation, List<StackTraceElement> stack, int site) {
    if (operation.naming() == Operation.Naming.METHOD) {
      for (int i = site - 1; i > 0; i--) {
        if (stack.get(i).getClassName().equals(operation.className())) {
          return i;
        }
      }
    }
    return 0;
  }

  /** The operation that a thread waits in whose innermost frame is given; null for others. */
  private @Nullable Operation waitingIn(StackTraceElement frame) {
    String method = frame.getMethodName();
    return switch (frame.getClassName()) {
      case "jdk.internal.misc.Unsafe", "java.lang.VirtualThread" ->
          method.startsWith("park")
              ? catalogue.operation("java.util.concurrent.locks.LockSupport.park")
              : null;
      case "java.lang.Object" ->
          method.startsWith("wait") ? catalogue.operation("java.lang.Object.wait") : null;
      case "java.lang.Thread" ->
          method.startsWith("sleep") ? catalogue.operation("java.lang.Thread.sleep") : null;
      default -> null;
    };
  }
}
