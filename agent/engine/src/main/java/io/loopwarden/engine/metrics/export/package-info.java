/** Opens the ways out of the metrics, and keeps them up to date. */
@NullMarked
package io.loopwarden.engine.metrics.export;

import org.jspecify.annotations.NullMarked;
