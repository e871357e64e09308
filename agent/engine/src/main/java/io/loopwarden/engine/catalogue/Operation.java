package io.loopwarden.engine.catalogue;

import io.loopwarden.hooks.LoopwardenOperationCode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A method known to block.
 *
 * @param number its place in the catalogue, from 0
 * @param name the public method that an application calls, such as {@code java.lang.Thread.sleep}
 * @param category the group that thresholds and reports use, such as {@code sleep}
 * @param blocking whether it blocks by nature; if not, it merely can block
 * @param nativeSomewhere whether it is a native on some JDK: then its callers are woven, and it
 *     leaves no frame of its own
 * @param naming how reports name it
 * @param remedy what to call instead
 * @param whenWaiting the category of a call that waited for another thread instead of doing what
 *     the operation is about, such as {@code pool}; null if that makes no difference
 */
public record Operation(
    int number,
    String name,
    String category,
    boolean blocking,
    boolean nativeSomewhere,
    Naming naming,
    String remedy,
    @Nullable String whenWaiting) {

  /** How reports name an operation. */
  public enum Naming {
    /** By its own name. */
    OWN,
    /** By its own name, with the method that was called in place of the star at its end. */
    METHOD,
    /** By the method that it was woven into. */
    WOVEN,
    /** By the method that the application called and that came to it in the end. */
    CALLER
  }

  /** An operation to which waiting makes no difference. */
  public Operation(
      int number,
      String name,
      String category,
      boolean blocking,
      boolean nativeSomewhere,
      Naming naming,
      String remedy) {
    this(number, name, category, blocking, nativeSomewhere, naming, remedy, null);
  }

  /** The same operation under another name. */
  public Operation named(String name, String category, String remedy) {
    return new Operation(number, name, category, blocking, nativeSomewhere, Naming.OWN, remedy);
  }

  /**
   * The same operation, which waits for another thread.
   *
   * @param remedy that of the category {@link #whenWaiting}
   */
  public Operation waiting(String remedy) {
    return whenWaiting == null
        ? this
        : new Operation(number, name, whenWaiting, blocking, nativeSomewhere, naming, remedy);
  }

  /** The number that woven code hands to the hooks. */
  public int code() {
    return LoopwardenOperationCode.of(number, blocking, naming == Naming.CALLER);
  }

  // By hand: what the compiler writes starts java.lang.invoke, in milliseconds.

  @Override
  public boolean equals(Object other) {
    return other instanceof Operation o
        && number == o.number
        && name.equals(o.name)
        && category.equals(o.category)
        && blocking == o.blocking
        && nativeSomewhere == o.nativeSomewhere
        && naming == o.naming
        && remedy.equals(o.remedy)
        && Objects.equals(whenWaiting, o.whenWaiting);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + category.hashCode();
  }

  /** The class part of the name. */
  public String className() {
    return name.substring(0, name.lastIndexOf('.'));
  }

  /** The method part of the name. */
  public String methodName() {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
