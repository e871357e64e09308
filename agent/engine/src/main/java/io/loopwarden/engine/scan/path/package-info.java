/** Ways from entry points to operations. */
@NullMarked
package io.loopwarden.engine.scan.path;

import org.jspecify.annotations.NullMarked;
