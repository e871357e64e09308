package io.loopwarden.engine.watchdog.sampling;

import java.util.List;

/**
 * The thread that an event loop waited for.
 *
 * @param stack its stack then, innermost first
 */
public record OtherThread(String name, long id, List<StackTraceElement> stack) {}
