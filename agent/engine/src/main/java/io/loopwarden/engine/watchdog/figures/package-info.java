/** The numbers of each event loop: its time, its iterations and its stalls. */
@NullMarked
package io.loopwarden.engine.watchdog.figures;

import org.jspecify.annotations.NullMarked;
