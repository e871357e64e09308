/**
 * All that touches the JDK's Flight Recorder: the events that Loopwarden writes, and those of the
 * JDK that it reads. A JVM may come without the module {@code jdk.jfr}; then this package does
 * nothing, and says so where the user has asked for it.
 */
@NullMarked
package io.loopwarden.engine.jfr;

import org.jspecify.annotations.NullMarked;
