/**
 * What the platform did to the threads of the JVM: pauses of the garbage collector and other
 * safepoints, a process that stood still, CPU quotas, and threads that were ready to run and had no
 * CPU.
 */
@NullMarked
package io.loopwarden.engine.watchdog.platform;

import org.jspecify.annotations.NullMarked;
