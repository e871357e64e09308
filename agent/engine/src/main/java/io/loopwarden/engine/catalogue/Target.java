package io.loopwarden.engine.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * A method to weave an operation into.
 *
 * @param operation the operation that the method runs
 * @param type the internal name of the method's class, or of the interface that its class
 *     implements
 * @param method the method's name and descriptor, such as {@code sleep(J)V}
 * @param advice how to weave it
 * @param guard for {@link Advice#UNLESS} the field that once set leaves the method nothing to do;
 *     for {@link Advice#STREAM} the field that has the path of the stream's file; for {@link
 *     Advice#IF} the method that returns whether there is anything to do; null for the others
 */
public record Target(
    Operation operation, String type, String method, Advice advice, @Nullable Guard guard) {

  /** The ways to weave a method. */
  public enum Advice {
    /** Times every call. */
    ALWAYS,
    /** Times the calls on a selectable channel in blocking mode. */
    CHANNEL,
    /** Times the waits for a future, and looks whether they can ever end. */
    AWAIT,
    /** Times the calls on a selector that is not the event loop's own. */
    SELECTOR,
    /** Times the calls for which the guard is not yet set. */
    UNLESS,
    /** Times the calls for which the guard, a method of the same object, returns true. */
    IF,
    /** Times every call; it waits for another process unless the guard, the file's path, is set. */
    STREAM,
    /** Times the calls that return something else than null. */
    RESULT,
    /** As {@link #RESULT}, or as {@link #ALWAYS} if what it returns was open before. */
    SOURCE,
    /** Is native: its callers call a hook instead. */
    CALLERS
  }
}
