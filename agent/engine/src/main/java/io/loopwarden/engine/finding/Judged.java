package io.loopwarden.engine.finding;

import org.jspecify.annotations.Nullable;

/**
 * What the judge decided, and about which problem.
 *
 * @param finding the problem; null if it is none that is kept
 */
record Judged(Decision decision, @Nullable Finding finding) {}
