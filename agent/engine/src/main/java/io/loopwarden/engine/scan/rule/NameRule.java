package io.loopwarden.engine.scan.rule;

/**
 * Methods that reports name after another class than the one in the code.
 *
 * @param className the class's name in reports
 * @param methods the methods
 */
public record NameRule(String className, MethodPattern methods) {}
