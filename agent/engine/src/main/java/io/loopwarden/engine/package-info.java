/**
 * The engine: everything that Loopwarden does, in a class loader of its own. The launcher starts it
 * and talks to it through interfaces of the JDK alone.
 */
@NullMarked
package io.loopwarden.engine;

import org.jspecify.annotations.NullMarked;
