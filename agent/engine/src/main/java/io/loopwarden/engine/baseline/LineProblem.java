package io.loopwarden.engine.baseline;

/**
 * A line that is not as it should be.
 *
 * @param line its number, from 1 on
 * @param message what is wrong with it
 */
public record LineProblem(int line, String message) {}
