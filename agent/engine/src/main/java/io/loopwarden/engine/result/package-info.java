/** What each of many JVMs leaves behind, and the one verdict on all of it. */
@NullMarked
package io.loopwarden.engine.result;

import org.jspecify.annotations.NullMarked;
