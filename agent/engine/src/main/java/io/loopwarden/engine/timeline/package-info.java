/** What event loops did over time, as a file in the trace-event form of Chrome and Perfetto. */
@NullMarked
package io.loopwarden.engine.timeline;

import org.jspecify.annotations.NullMarked;
