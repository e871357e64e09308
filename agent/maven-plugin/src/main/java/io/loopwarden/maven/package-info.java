/** The Maven plugin: the agent in the JVMs of tests, and the verdict of the build. */
@NullMarked
package io.loopwarden.maven;

import org.jspecify.annotations.NullMarked;
