package io.loopwarden.engine.record;

import io.loopwarden.engine.catalogue.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * A way to an operation, as text.
 *
 * @param operation the operation under the name that reports give it
 * @param site the first frame of the application, or where there is none, of whoever called the JDK
 * @param stack the stack, innermost first
 * @param deadlock whether it waits for what nobody but its own event loop can do
 */
record TracedCall(Operation operation, Frame site, List<Frame> stack, boolean deadlock) {

  private static final Frame UNKNOWN = new Frame("(too many sites)", "(unknown)", null, 0);

  static TracedCall of(CallPath path, OperationNames names) {
    Operation operation = path.operation();
    List<Frame> stack = new ArrayList<>();
    if (leavesNoFrame(path)) {
      stack.add(new Frame(operation.className(), operation.methodName(), null, Frame.NATIVE));
    }
    int added = stack.size();
    for (StackWalker.StackFrame frame : path.frames()) {
      stack.add(Frame.of(frame));
    }
    if (stack.isEmpty()) {
      return nowhere(operation);
    }
    int index = path.siteIndex() >= 0 ? path.siteIndex() : path.outsideIndex();
    int siteIndex = index < 0 ? 0 : index + added;
    String whenWaiting = path.kind() == CallPath.Kind.WAIT ? operation.whenWaiting() : null;
    List<Frame> named = Proxies.named(path.frames(), stack, added, siteIndex);
    return new TracedCall(
        whenWaiting == null
            ? names.nameOf(operation, named, siteIndex)
            : names.nameOfWaiting(operation, whenWaiting, named, siteIndex),
        stack.get(siteIndex),
        stack,
        path.kind() == CallPath.Kind.DEADLOCK);
  }

  /** What stands for all sites that were too many to keep apart. */
  static TracedCall nowhere(Operation operation) {
    return new TracedCall(operation, UNKNOWN, List.of(), false);
  }

  private static boolean leavesNoFrame(CallPath path) {
    Operation operation = path.operation();
    return operation.nativeSomewhere()
        && path.kind() != CallPath.Kind.DEADLOCK
        && !path.frames().isEmpty()
        && !path.frames().get(0).getClassName().equals(operation.className());
  }

  String fingerprint() {
    String name = deadlock ? operation.name() + " deadlock" : operation.name();
    return Fingerprint.of(name, site.className(), site.methodName());
  }

  Finding toFinding(String fingerprint) {
    return new Finding(fingerprint, operation, site, stack, deadlock);
  }
}
