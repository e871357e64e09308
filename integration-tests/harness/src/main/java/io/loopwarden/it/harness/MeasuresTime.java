package io.loopwarden.it.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * For tests that compare durations, or that need the processors for themselves. They run one after
 * the other, and nothing runs beside them but what they start themselves: {@link SideBySide}.
 */
@Isolated
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface MeasuresTime {}
