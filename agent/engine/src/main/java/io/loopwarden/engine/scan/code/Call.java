package io.loopwarden.engine.scan.code;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One call in the code of a method, with what is known of the values that go into it. */
public final class Call {

  /** How the method that runs is chosen. */
  public enum Dispatch {
    /** It is the named method, of the named class or of a superclass. */
    EXACT,
    /** The class of the receiver decides. */
    VIRTUAL
  }

  private final MethodId target;
  private final Dispatch dispatch;
  private final int line;
  private final @Nullable Value receiver;
  private final List<Value> arguments;
  private boolean resultDropped;

  /**
   * Makes a call.
   *
   * @param target the method as the instruction names it
   * @param line 0 if it is not known
   * @param receiver null if there is none, or nothing is known of it
   * @param arguments those of which something is known
   */
  Call(
      MethodId target,
      Dispatch dispatch,
      int line,
      @Nullable Value receiver,
      List<Value> arguments) {
    this.target = target;
    this.dispatch = dispatch;
    this.line = line;
    this.receiver = receiver;
    this.arguments = arguments;
  }

  /** The method as the instruction names it. */
  public MethodId target() {
    return target;
  }

  /** How the method that runs is chosen. */
  public Dispatch dispatch() {
    return dispatch;
  }

  /** The line, 0 if it is not known. */
  public int line() {
    return line;
  }

  /** What the method was called on; null if there is nothing, or nothing is known of it. */
  public @Nullable Value receiver() {
    return receiver;
  }

  /** The arguments of which something is known. */
  public List<Value> arguments() {
    return arguments;
  }

  /** Notes that nobody uses what it returned. */
  void dropResult() {
    resultDropped = true;
  }

  /** Whether nobody uses what it returned. */
  public boolean isResultDropped() {
    return resultDropped;
  }
}
