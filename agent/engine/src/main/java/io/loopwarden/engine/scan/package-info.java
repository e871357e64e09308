/** Finds, in class files alone, where code that can run on event loops blocks them. */
@NullMarked
package io.loopwarden.engine.scan;

import org.jspecify.annotations.NullMarked;
