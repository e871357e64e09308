/** Custom operations: the file of blocking methods that a user adds to the catalogue. */
@NullMarked
package io.loopwarden.engine.custom;

import org.jspecify.annotations.NullMarked;
