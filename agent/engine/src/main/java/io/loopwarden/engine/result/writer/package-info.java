/** Writes the result that this JVM leaves in the folder {@code results}. */
@NullMarked
package io.loopwarden.engine.result.writer;

import org.jspecify.annotations.NullMarked;
