package io.loopwarden.it.checker;

/**
 * A line of a file.
 *
 * @param millis when it was read
 * @param text the line
 */
record Line(long millis, String text) {}
