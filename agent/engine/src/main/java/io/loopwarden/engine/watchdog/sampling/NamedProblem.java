package io.loopwarden.engine.watchdog.sampling;

import org.jspecify.annotations.Nullable;

/**
 * What a report of a stall that lasts has named.
 *
 * @param site the function that is the site
 * @param called the function that the site called, or null
 */
public record NamedProblem(String site, @Nullable String called) {}
