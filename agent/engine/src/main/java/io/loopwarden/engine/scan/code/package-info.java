/** The code of scanned classes: which classes and methods there are, and what they call. */
@NullMarked
package io.loopwarden.engine.scan.code;

import org.jspecify.annotations.NullMarked;
