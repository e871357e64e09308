/** Whether event loops answer, for those who decide whether a JVM gets requests. */
@NullMarked
package io.loopwarden.engine.health;

import org.jspecify.annotations.NullMarked;
