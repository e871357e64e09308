/**
 * Sees event loops that are stuck, whatever the cause, and distinguishes the application's fault
 * from the platform's. Its own thread does the work; the loops only leave stamps.
 */
@NullMarked
package io.loopwarden.engine.watchdog;

import org.jspecify.annotations.NullMarked;
