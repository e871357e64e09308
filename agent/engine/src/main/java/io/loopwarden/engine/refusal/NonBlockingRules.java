package io.loopwarden.engine.refusal;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.catalogue.Target;
import io.loopwarden.engine.policy.AllowRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What a program declares of its threads, as the API hands it over in types of the JDK.
 *
 * @param nonBlocking which threads must not block
 * @param asked which threads are asked at each operation
 * @param allowances class and method, and whether what is below may block; the innermost decides
 * @param blocking methods that block, as {@code class.method(descriptor)}
 * @param handler receives an operation before it runs, and may throw: gets its class, its method,
 *     the method's modifiers as an {@code Integer}, and the stack
 */
record NonBlockingRules(
    Predicate<Thread> nonBlocking,
    Predicate<Thread> asked,
    Map<String, Boolean> allowances,
    Collection<String> blocking,
    Consumer<Object[]> handler) {

  private static final String REASON = "the program allows it by code";

  /** Where threads of pools wait for work: that is no operation of anybody's. */
  private static final String[] IDLE = {
    "java.util.concurrent.ThreadPoolExecutor.getTask", "java.util.concurrent.ForkJoinPool.awaitWork"
  };

  @SuppressWarnings("unchecked") // by agreement with the API
  static NonBlockingRules of(Map<?, ?> fields) {
    return new NonBlockingRules(
        (Predicate<Thread>) given(fields, "nonBlocking"),
        (Predicate<Thread>) given(fields, "asked"),
        (Map<String, Boolean>) given(fields, "allowances"),
        (Collection<String>) given(fields, "blocking"),
        (Consumer<Object[]>) given(fields, "handler"));
  }

  private static Object given(Map<?, ?> fields, String key) {
    Object value = fields.get(key);
    if (value == null) {
      throw new IllegalArgumentException("a declaration needs " + key);
    }
    return value;
  }

  /** The allowances as rules. */
  List<AllowRule> rules() {
    List<AllowRule> rules = new ArrayList<>();
    for (Map.Entry<String, Boolean> allowance : allowances.entrySet()) {
      rules.add(AllowRule.ofIntegration(allowance.getValue(), allowance.getKey(), REASON));
    }
    for (String idle : IDLE) {
      rules.add(AllowRule.ofIntegration(true, idle, "a pool's thread waits for its next task"));
    }
    return rules;
  }

  /** The methods that block, to be woven as one operation. */
  List<Target> targets(Operation operation) {
    List<Target> targets = new ArrayList<>();
    for (String method : blocking) {
      int dot = method.lastIndexOf('.', method.indexOf('('));
      targets.add(
          new Target(
              operation,
              method.substring(0, dot).replace('.', '/'),
              method.substring(dot + 1),
              Target.Advice.ALWAYS,
              null));
    }
    return targets;
  }
}
