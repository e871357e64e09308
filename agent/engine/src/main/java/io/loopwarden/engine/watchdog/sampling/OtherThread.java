package io.loopwarden.engine.watchdog.sampling;

import java.util.List;

/**
 * The thread that an event loop waited for.
 *
 * @param stack its stack then, innermost first
 * @param isWaiting whether it waited itself, so that it lacked no CPU
 */
public record OtherThread(String name, long id, List<StackTraceElement> stack, boolean isWaiting) {}
