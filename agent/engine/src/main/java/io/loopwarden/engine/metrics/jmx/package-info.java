/** The metrics as MBeans. Nothing here is loaded in a JVM without {@code java.management}. */
@NullMarked
package io.loopwarden.engine.metrics.jmx;

import org.jspecify.annotations.NullMarked;
