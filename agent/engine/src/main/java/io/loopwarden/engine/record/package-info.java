/**
 * From a blocking call on an event loop to a count, a histogram and a first stack, without
 * blocking.
 */
@NullMarked
package io.loopwarden.engine.record;

import org.jspecify.annotations.NullMarked;
