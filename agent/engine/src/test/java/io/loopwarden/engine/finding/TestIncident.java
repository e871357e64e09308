package io.loopwarden.engine.finding;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.policy.AllowRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that a test says happened: a blocking call, unless the test says something else. */
public interface TestIncident extends Incident {

  /** An operation of a category, for tests that ask nothing else of it. */
  static Operation operation(String name, String category) {
    return new Operation(0, name, category, true, false, Operation.Naming.OWN, "r");
  }

  @Override
  default Kind kind() {
    return Kind.BLOCKING_CALL;
  }

  @Override
  default Operation operation() {
    return operation("a.B.c", "x");
  }

  @Override
  default String threadName() {
    return "loop";
  }

  @Override
  default @Nullable AllowRule rule() {
    return null;
  }

  @Override
  default boolean isBelowThreshold() {
    return false;
  }

  @Override
  default List<Frame> stack() {
    return List.of(new Frame("com.acme.Orders", "load", "Orders.java", 7));
  }

  @Override
  default Finding toFinding(List<Frame> stack) {
    return new Finding(
        kind(), fingerprint(), operation(), operation().name(), stack().get(0), stack, false);
  }

  @Override
  default void occursAs(Finding finding) {
    // nothing to keep
  }

  @Override
  default Occurrence describe(Finding finding) {
    throw new AssertionError("no output of this test wants it");
  }
}
