/** The metrics in the forms that Prometheus reads. Loaded only when a port is open. */
@NullMarked
package io.loopwarden.engine.metrics.prometheus;

import org.jspecify.annotations.NullMarked;
