package io.loopwarden.engine.finding;

import io.loopwarden.engine.catalogue.Advice;
import io.loopwarden.engine.catalogue.Operation;
import java.util.ArrayList;
import java.util.List;

/** What to do instead of a blocking call. Immutable. */
public final class CallAdvice {

  private final Advice advice;

  /** Takes the words from an advice. */
  public CallAdvice(Advice advice) {
    this.advice = advice;
  }

  /**
   * What to do instead.
   *
   * @param finding the problem
   * @param operation what blocked for the longest time
   * @param site the line of the application; need not be in the stack
   * @param stack the stack, the innermost frame first
   */
  public Advice.Words of(Finding finding, Operation operation, Frame site, List<Frame> stack) {
    List<String> names = classNamesFrom(site, stack);
    String tag = finding.tag();
    if (tag != null) { // what happens once has a remedy of its own
      return advice.of(tag, operation.remedy(), names);
    }
    names.add(finding.call()); // whoever calls a framework can call what it has instead
    return advice.of(operation, finding.call(), names);
  }

  /** The classes of the frames from the site on: beneath it may be another framework's. */
  public static List<String> classNamesFrom(Frame site, List<Frame> stack) {
    List<String> names = new ArrayList<>();
    for (Frame frame : stack.subList(Math.max(0, stack.indexOf(site)), stack.size())) {
      names.add(frame.className());
    }
    return names;
  }
}
