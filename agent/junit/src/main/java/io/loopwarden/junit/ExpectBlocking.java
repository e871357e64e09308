package io.loopwarden.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A test of known debt: it must block event loops by one operation, and passes while it does so at
 * most that often and that long. Once it no longer blocks, it fails, so that the annotation is
 * removed. What the baseline accepts counts as well.
 *
 * <pre>{@code
 * @ExpectBlocking(operation = "java.sql.Statement.executeQuery", atMost = 2, longest = "50ms")
 * }</pre>
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Repeatable(ExpectBlocking.Several.class)
public @interface ExpectBlocking {

  /**
   * The operation's name, as reports have it; {@code stall} for any stall, {@code stall:CAUSE},
   * such as {@code stall:cpu}, for one of a cause.
   */
  String operation();

  /** How often at most. */
  int atMost() default Integer.MAX_VALUE;

  /** How long each at most, such as {@code 20ms} or {@code 1s}; empty for no limit. */
  String longest() default "";

  /** More than one. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @Documented
  @interface Several {

    /** All of them. */
    ExpectBlocking[] value();
  }
}
