/** Which methods of the application have run; on request. */
@NullMarked
package io.loopwarden.engine.ran;

import org.jspecify.annotations.NullMarked;
