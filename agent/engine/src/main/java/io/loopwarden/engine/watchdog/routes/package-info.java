/** Where the time of event loops goes: looks at random moments, added up by route. */
@NullMarked
package io.loopwarden.engine.watchdog.routes;

import org.jspecify.annotations.NullMarked;
