package io.loopwarden.benchmarks.calls;

import io.loopwarden.it.harness.Jdk;
import java.util.List;
import java.util.Map;

/**
 * What is measured under each agent.
 *
 * @param benchmark the JMH benchmark
 * @param method its method
 * @param parameters its parameters
 * @param jdk the JVM
 * @param jvmArguments further arguments of that
 */
public record CallCase(
    Class<?> benchmark,
    String method,
    Map<String, String> parameters,
    Jdk jdk,
    List<String> jvmArguments) {}
