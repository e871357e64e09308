package io.loopwarden.engine.watchdog.figures;

/**
 * How old the iteration of an event loop is.
 *
 * @param eventLoop the name of its thread
 * @param group the name of its group
 * @param ageNanos how old the iteration is that goes on; 0 if the event loop waits for events
 * @param site where most of the time went so far, in the form of a stack trace; empty if not known
 */
public record LoopAge(String eventLoop, String group, long ageNanos, String site) {}
