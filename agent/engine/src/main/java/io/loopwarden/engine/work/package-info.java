/** What an event loop was doing: the task, the channel, the route, in the framework's own words. */
@NullMarked
package io.loopwarden.engine.work;

import org.jspecify.annotations.NullMarked;
