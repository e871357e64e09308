/** A port that answers one request: for the metrics. */
@NullMarked
package io.loopwarden.engine.metrics.http;

import org.jspecify.annotations.NullMarked;
