package io.loopwarden.engine.watchdog.figures;

/**
 * A part of a route's time.
 *
 * @param function the innermost method of the application
 * @param call the method that it called, if the event loop was blocked or waited; else empty
 * @param fingerprint the problem of the two, if there is one; else empty
 * @param share the share of the route's time, from 0 to 1
 */
public record SiteTime(String function, String call, String fingerprint, double share) {}
