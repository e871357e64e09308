/** The agent's own threads. */
@NullMarked
package io.loopwarden.engine.thread;

import org.jspecify.annotations.NullMarked;
