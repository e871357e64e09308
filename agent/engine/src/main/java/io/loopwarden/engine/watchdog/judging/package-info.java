/** Why an iteration took long: the cause, and the stall that is reported. */
@NullMarked
package io.loopwarden.engine.watchdog.judging;

import org.jspecify.annotations.NullMarked;
