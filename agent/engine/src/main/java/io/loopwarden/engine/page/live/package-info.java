/** The HTML report of a JVM while it runs, which a browser shows and brings up to date. */
@NullMarked
package io.loopwarden.engine.page.live;

import org.jspecify.annotations.NullMarked;
