/** How Loopwarden gets into a JVM. Lives in the application's class loader, so it is small. */
@NullMarked
package io.loopwarden.launcher;

import org.jspecify.annotations.NullMarked;
