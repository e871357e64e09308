package io.loopwarden.engine.record;

import java.util.Map;

/**
 * One blocking call that is worth a report.
 *
 * @param finding the problem that it is an occurrence of
 * @param durationNanos how long it took; 0 if it was refused
 * @param endMillis when it ended, since the epoch
 * @param threadName the event loop's thread
 * @param threadId the id of that thread
 * @param work what the loop was doing, in words, by the keys of {@code WorkDescription}
 */
public record BlockingCall(
    Finding finding,
    long durationNanos,
    long endMillis,
    String threadName,
    long threadId,
    Map<String, String> work) {}
