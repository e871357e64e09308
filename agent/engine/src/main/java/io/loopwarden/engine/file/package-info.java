/** What is a file, and files that outputs write for as long as the JVM runs. */
@NullMarked
package io.loopwarden.engine.file;

import org.jspecify.annotations.NullMarked;
