package io.loopwarden.engine.watchdog.sampling;

/**
 * A look at an event loop.
 *
 * @param thread what its thread did; if it is held, what the thread did that holds its carrier
 * @param isHeld whether it is a virtual thread that could run, and another thread holds its carrier
 */
public record LoopLook(ThreadSnapshot thread, boolean isHeld) {}
