/** A port that serves pages. */
@NullMarked
package io.loopwarden.engine.http;

import org.jspecify.annotations.NullMarked;
