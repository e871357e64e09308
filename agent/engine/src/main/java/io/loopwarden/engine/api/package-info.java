/** What programs, tests and the command line may ask a running engine. */
@NullMarked
package io.loopwarden.engine.api;

import org.jspecify.annotations.NullMarked;
