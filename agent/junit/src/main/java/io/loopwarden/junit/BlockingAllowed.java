package io.loopwarden.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets a test, or all tests of a class and of the classes nested in it, block event loops by one
 * operation.
 *
 * <pre>{@code
 * @BlockingAllowed(operation = "java.lang.Thread.sleep", reason = "the retry is what is tested")
 * }</pre>
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@Repeatable(BlockingAllowed.Several.class)
public @interface BlockingAllowed {

  /**
   * The operation's name, as reports have it; {@code stall} for any stall, {@code stall:CAUSE},
   * such as {@code stall:cpu}, for one of a cause.
   */
  String operation();

  /** Why; must not be blank. */
  String reason();

  /** More than one. */
  @Target({ElementType.TYPE, ElementType.METHOD})
  @Retention(RetentionPolicy.RUNTIME)
  @Documented
  @Inherited
  @interface Several {

    /** All of them. */
    BlockingAllowed[] value();
  }
}
