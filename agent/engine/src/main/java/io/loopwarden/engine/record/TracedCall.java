package io.loopwarden.engine.record;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.finding.Fingerprint;
import io.loopwarden.engine.finding.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A way to an operation, as text.
 *
 * @param operation the operation under the name that reports give it
 * @param formerName the operation's name with what compilers add to it, as earlier versions gave it
 * @param call the method that the site called
 * @param site the first frame of the application, or where there is none, of whoever called the JDK
 * @param stack the stack, innermost first
 * @param deadlock whether it waits for what nobody but its own event loop can do
 * @param added how many frames at the beginning of the stack were not walked, but are implied
 * @param siteOfRules up to which frame, among those that were walked, Loopwarden's own rules hold;
 *     or -1
 */
record TracedCall(
    Operation operation,
    String formerName,
    String call,
    Frame site,
    List<Frame> stack,
    boolean deadlock,
    int added,
    int siteOfRules) {

  /** The category of what loggers and their appenders do. */
  static final String LOGGING = "logging";

  static TracedCall of(CallPath path, OperationNames names, CallNames calls) {
    Operation operation = path.operation();
    List<Frame> stack = new ArrayList<>();
    if (leavesNoFrame(path)) {
      stack.add(new Frame(operation.className(), operation.methodName(), null, Frame.NATIVE));
    }
    int added = stack.size();
    for (StackWalker.StackFrame frame : path.frames()) {
      stack.add(calls.frame(frame));
    }
    if (stack.isEmpty()) {
      return nowhere(operation);
    }
    int namingIndex = index(path.siteIndex() >= 0 ? path.siteIndex() : path.outsideIndex(), added);
    String whenWaiting = path.kind() == CallPath.Kind.WAIT ? operation.whenWaiting() : null;
    List<Frame> named = Proxies.named(path.frames(), stack, added, namingIndex);
    Operation called =
        whenWaiting == null
            ? names.nameOf(operation, named, namingIndex)
            : names.nameOfWaiting(operation, whenWaiting, named, namingIndex);
    int end = librariesEnd(path, index(path.callingIndex(), added) - added);
    Operation blocking =
        names.throughLibrary(
            called,
            end,
            new IntFunction<@Nullable String>() {
              @Override
              public @Nullable String apply(int index) {
                return calls.categoryThrough(path.frames().get(index).getDeclaringClass());
              }
            });
    int siteIndex = index(callingIndex(path, blocking.category()), added);
    return new TracedCall(
        OperationNames.asWritten(blocking, operation),
        blocking.name(),
        calls.of(blocking, path.frames(), named, added, siteIndex),
        stack.get(siteIndex),
        stack,
        path.kind().isDeadlock(),
        added,
        path.siteOfRules());
  }

  /**
   * What frameworks log is at the appender; other calls of libraries are at what was dispatched to.
   */
  private static int callingIndex(CallPath path, String category) {
    return path.siteIndex() < 0 && category.equals(LOGGING)
        ? path.outsideIndex()
        : path.callingIndex();
  }

  /** Where there is no application, the site itself is a library's. */
  private static int librariesEnd(CallPath path, int siteIndex) {
    return path.siteIndex() >= 0 ? siteIndex : Math.min(siteIndex + 1, path.frames().size());
  }

  private static int index(int walked, int added) {
    return walked < 0 ? 0 : walked + added;
  }

  /** The same with other objects for the frames of the stack, equal to these. */
  TracedCall with(List<Frame> frames) {
    return with(operation, List.copyOf(frames));
  }

  /** The frames that were walked, innermost first. */
  List<Frame> walked() {
    return stack.subList(added, stack.size());
  }

  private static TracedCall nowhere(Operation operation) {
    String name = operation.name();
    return new TracedCall(operation, name, name, Frame.UNKNOWN, List.of(), false, 0, -1);
  }

  // By hand: what the compiler writes starts java.lang.invoke, in milliseconds.

  @Override
  public boolean equals(Object other) {
    return other instanceof TracedCall o
        && operation.equals(o.operation)
        && formerName.equals(o.formerName)
        && call.equals(o.call)
        && site.equals(o.site)
        && stack.equals(o.stack)
        && deadlock == o.deadlock
        && added == o.added
        && siteOfRules == o.siteOfRules;
  }

  @Override
  public int hashCode() {
    return (operation.hashCode() * 31 + call.hashCode()) * 31 + stack.hashCode();
  }

  private static boolean leavesNoFrame(CallPath path) {
    Operation operation = path.operation();
    return operation.nativeSomewhere()
        && !path.kind().isDeadlock()
        && !path.frames().isEmpty()
        && !path.frames().get(0).getClassName().equals(operation.className());
  }

  /** The same call with another remedy. */
  TracedCall withRemedy(String remedy) {
    Operation same = operation.named(operation.name(), operation.category(), remedy);
    return with(same, stack);
  }

  private TracedCall with(Operation operation, List<Frame> stack) {
    return new TracedCall(operation, formerName, call, site, stack, deadlock, added, siteOfRules);
  }

  String fingerprint() {
    return fingerprint(call);
  }

  /** The fingerprint of a stall at that site and call, whatever the event loop waits for. */
  String fingerprintOfStall() {
    return Fingerprint.of(call, site.className(), site.methodName());
  }

  /** The fingerprint of versions in which an operation, not a call, made a problem. */
  String formerFingerprint() {
    return fingerprint(formerName);
  }

  private String fingerprint(String name) {
    return Fingerprint.of(
        deadlock ? name + " deadlock" : name, site.className(), site.methodName());
  }
}
