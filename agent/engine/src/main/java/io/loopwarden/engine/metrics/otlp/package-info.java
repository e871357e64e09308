/** Metrics and reports for an OpenTelemetry collector. Loaded only when an endpoint is set. */
@NullMarked
package io.loopwarden.engine.metrics.otlp;

import org.jspecify.annotations.NullMarked;
