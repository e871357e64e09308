/** From findings to lines that people and programs read. Runs on the reporter's thread alone. */
@NullMarked
package io.loopwarden.engine.report;

import org.jspecify.annotations.NullMarked;
