package io.loopwarden.engine.scan.rule;

import java.util.List;

/**
 * Results that are not to be dropped.
 *
 * @param cold internal names of types whose work begins only when somebody subscribes
 * @param hot internal names of types whose work runs, and whose failure is known to nobody else
 * @param settled methods whose result may be dropped: they handle the failure, or callers know why
 */
public record ResultRules(List<String> cold, List<String> hot, List<MethodPattern> settled) {

  /** Copies the lists. */
  public ResultRules {
    cold = List.copyOf(cold);
    hot = List.copyOf(hot);
    settled = List.copyOf(settled);
  }
}
