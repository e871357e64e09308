/** The numbers of event loops, calls and stalls: one table, and what each way out reads of it. */
@NullMarked
package io.loopwarden.engine.metrics;

import org.jspecify.annotations.NullMarked;
