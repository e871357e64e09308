/** The metrics that are histograms, written to interval logs. Loaded only when a file is set. */
@NullMarked
package io.loopwarden.engine.metrics.hlog;

import org.jspecify.annotations.NullMarked;
