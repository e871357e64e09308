/**
 * Fails the tests that block event loops. {@link io.loopwarden.junit.NonBlocking} checks one test
 * or class; JUnit's {@code junit.jupiter.extensions.autodetection.enabled=true} checks them all.
 */
@NullMarked
package io.loopwarden.junit;

import org.jspecify.annotations.NullMarked;
