package io.loopwarden.engine.pool;

/**
 * A pool that is saturated now.
 *
 * @param kind what it has
 * @param pool its name
 * @param ageNanos for how long somebody has waited
 */
public record SaturatedPool(PoolKind kind, String pool, long ageNanos) {}
