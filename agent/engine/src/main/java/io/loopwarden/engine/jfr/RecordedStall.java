package io.loopwarden.engine.jfr;

/**
 * What the event of a stall holds.
 *
 * @param cause why the loop did not come back, as the reports name it
 * @param eventLoop the name of the loop's thread
 * @param site the frame that the stall is laid to, or an empty text
 * @param sampledStack the loop's stack while it was stalled, one frame a line
 * @param startMillis when it began, since the epoch
 * @param durationNanos how long it took, or has taken so far
 * @param ongoing whether it has not ended
 */
public record RecordedStall(
    String cause,
    String eventLoop,
    String site,
    String sampledStack,
    long startMillis,
    long durationNanos,
    boolean ongoing) {}
