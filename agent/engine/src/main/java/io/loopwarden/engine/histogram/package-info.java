/** Histograms of many intervals and many JVMs, in HdrHistogram's interval logs. */
@NullMarked
package io.loopwarden.engine.histogram;

import org.jspecify.annotations.NullMarked;
