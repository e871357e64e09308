package io.loopwarden.engine.result;

/**
 * A problem with what is to be thought of it.
 *
 * @param finding the problem
 * @param why why it is accepted, or in what it has grown; empty for a new one
 */
public record JudgedFinding(MergedFinding finding, String why) {}
