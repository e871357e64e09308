package io.loopwarden.engine.watchdog.sampling;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A thread as it was seen at one moment.
 *
 * @param stack its stack, innermost first; empty if it runs nothing
 * @param inNative whether it runs native code
 * @param suspended whether a debugger has stopped it
 * @param lock what it waits for, or null
 * @param lockOwnerId the id of the thread that owns the lock, or -1 if that is not known
 */
public record ThreadSnapshot(
    String name,
    long id,
    Thread.State state,
    List<StackTraceElement> stack,
    boolean inNative,
    boolean suspended,
    @Nullable String lock,
    long lockOwnerId) {}
