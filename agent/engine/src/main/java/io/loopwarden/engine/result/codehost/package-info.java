/** The verdict in the form that code hosts show beside the lines of a change. */
@NullMarked
package io.loopwarden.engine.result.codehost;

import org.jspecify.annotations.NullMarked;
