package io.loopwarden.engine.scan.path;

import io.loopwarden.engine.scan.code.ScannedMethod;

/**
 * A method of the application that event loops call.
 *
 * @param method the method; of a lambda its body
 * @param kind what it is, in words
 * @param framework the name of a class of the framework that calls it, or empty
 */
public record EntryPoint(ScannedMethod method, String kind, String framework) {}
