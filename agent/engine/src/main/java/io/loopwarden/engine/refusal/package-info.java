/**
 * Calls that are refused instead of recorded: what {@code mode=throw} refuses, and what threads
 * that a program declared as non-blocking may not do.
 */
@NullMarked
package io.loopwarden.engine.refusal;

import org.jspecify.annotations.NullMarked;
