/** What programs and tests may call. */
@NullMarked
package io.loopwarden.api;

import org.jspecify.annotations.NullMarked;
