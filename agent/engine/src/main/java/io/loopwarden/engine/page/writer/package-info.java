/** The HTML report of this JVM. */
@NullMarked
package io.loopwarden.engine.page.writer;

import org.jspecify.annotations.NullMarked;
