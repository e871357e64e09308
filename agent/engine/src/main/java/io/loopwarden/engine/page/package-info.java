/** The HTML report: what it shows, and how that becomes one file. */
@NullMarked
package io.loopwarden.engine.page;

import org.jspecify.annotations.NullMarked;
