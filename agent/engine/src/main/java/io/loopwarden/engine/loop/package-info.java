/** Which threads are event loops. */
@NullMarked
package io.loopwarden.engine.loop;

import org.jspecify.annotations.NullMarked;
