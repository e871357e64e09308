/** The options: one table, four sources, and one clear line for each mistake. */
@NullMarked
package io.loopwarden.engine.config;

import org.jspecify.annotations.NullMarked;
