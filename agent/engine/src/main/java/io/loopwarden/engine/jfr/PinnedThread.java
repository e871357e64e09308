package io.loopwarden.engine.jfr;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A virtual thread that waited and could not leave its carrier.
 *
 * @param threadId the virtual thread
 * @param threadName the virtual thread; empty if it has no name
 * @param carrierName the thread that it kept, known from JDK 24 on
 * @param durationNanos how long it waited
 * @param endMillis when it went on, since the epoch
 * @param operation what it waited in, such as {@code LockSupport.park}, known from JDK 24 on
 * @param reason why it could not leave, such as {@code Native or VM frame on stack}, known from JDK
 *     24 on
 * @param frames the stack, innermost first, without file names
 */
public record PinnedThread(
    long threadId,
    String threadName,
    @Nullable String carrierName,
    long durationNanos,
    long endMillis,
    @Nullable String operation,
    @Nullable String reason,
    List<StackTraceElement> frames) {}
