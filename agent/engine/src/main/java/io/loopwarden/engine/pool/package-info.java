/** Pools that event loops hand work to: whether they keep up, and what holds them up. */
@NullMarked
package io.loopwarden.engine.pool;

import org.jspecify.annotations.NullMarked;
