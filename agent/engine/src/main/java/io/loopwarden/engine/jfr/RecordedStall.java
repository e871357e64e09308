package io.loopwarden.engine.jfr;

/**
 * What the event of a stall holds.
 *
 * @param cause why the loop did not come back, as the reports name it
 * @param sampledStack the loop's stack while it was stalled, one frame a line
 * @param ongoing whether it has not ended
 */
public record RecordedStall(
    RecordedProblem problem, String cause, String sampledStack, boolean ongoing) {}
