/** The file of accepted violations: how it is read, written, and compared with what was met. */
@NullMarked
package io.loopwarden.engine.baseline;

import org.jspecify.annotations.NullMarked;
