/** The class files in given folders and jars, and whose code they are. */
@NullMarked
package io.loopwarden.engine.scan.input;

import org.jspecify.annotations.NullMarked;
