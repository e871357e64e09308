/** Whose code a class is, and the names that its source has for what it calls. */
@NullMarked
package io.loopwarden.engine.code;

import org.jspecify.annotations.NullMarked;
