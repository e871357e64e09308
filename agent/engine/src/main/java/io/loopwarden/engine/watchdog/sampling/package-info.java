/**
 * What the threads of event loops do, seen from outside: their stacks, CPU times and locks, and the
 * samples of an iteration that takes long.
 */
@NullMarked
package io.loopwarden.engine.watchdog.sampling;

import org.jspecify.annotations.NullMarked;
