/** Occurrences of problems: what they have in common, whatever found them. */
@NullMarked
package io.loopwarden.engine.finding;

import org.jspecify.annotations.NullMarked;
