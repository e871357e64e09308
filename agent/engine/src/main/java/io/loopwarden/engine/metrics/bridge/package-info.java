/**
 * The metrics in the application's own Micrometer and OpenTelemetry. Loaded only when the option
 * asks for it.
 */
@NullMarked
package io.loopwarden.engine.metrics.bridge;

import org.jspecify.annotations.NullMarked;
