package io.loopwarden.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Fails a test, or each test of a class, when a blocking call or a stall on an event loop belongs
 * to it. Not needed where {@code junit.jupiter.extensions.autodetection.enabled=true} is set for
 * JUnit: then every test is checked.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(LoopwardenExtension.class)
public @interface NonBlocking {}
