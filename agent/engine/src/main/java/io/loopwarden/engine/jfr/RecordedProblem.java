package io.loopwarden.engine.jfr;

import org.jspecify.annotations.Nullable;

/**
 * What events of calls and stalls have in common.
 *
 * @param site the frame of the application, or an empty text
 * @param call the method that was called there
 * @param category the kind of operation that blocked
 * @param route method and route of the request; null if they are not known
 * @param fingerprint the stable id of the problem
 * @param occurrences how often it has occurred so far
 * @param eventLoop the name of the loop's thread
 * @param endMillis when this occurrence ended, or was seen, since the epoch
 * @param durationNanos how long it took, or has taken so far
 */
public record RecordedProblem(
    String site,
    String call,
    String category,
    @Nullable String route,
    String fingerprint,
    long occurrences,
    String eventLoop,
    long endMillis,
    long durationNanos) {}
