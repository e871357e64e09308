package io.loopwarden.engine.record;

import io.loopwarden.engine.catalogue.CallerCategory;
import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.catalogue.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names an operation after what the application called. {@code LockSupport.park} helps nobody; the
 * {@code CompletableFuture.join} or the client's method that led to it does.
 */
final class OperationNames {

  private final Catalogue catalogue;

  OperationNames(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * The operation under the name that a report gives it.
   *
   * @param stack the stack, innermost first
   * @param siteIndex where the application's first frame is in it; less than 1 if nothing lies
   *     above it
   */
  Operation nameOf(Operation operation, List<Frame> stack, int siteIndex) {
    Frame caller = callerAbove(stack, siteIndex);
    String category = caller == null ? null : catalogue.callerCategory(caller.className());
    boolean client = CallerCategory.CLIENT.equals(category);
    if (caller != null && (client || operation.naming() == Operation.Naming.CALLER)) {
      return category == null
          ? operation.named(caller.function(), operation.category(), operation.remedy())
          : operation.named(caller.function(), category, catalogue.remedy(category));
    }
    if (operation.naming() == Operation.Naming.METHOD && !stack.isEmpty()) {
      String prefix = operation.name().substring(0, operation.name().length() - 1);
      return operation.named(
          prefix + stack.get(0).methodName(), operation.category(), operation.remedy());
    }
    return operation;
  }

  /** What the application called; null if it called the operation itself, if only by reflection. */
  private static @Nullable Frame callerAbove(List<Frame> stack, int siteIndex) {
    if (siteIndex < 1) {
      return null;
    }
    Frame caller = stack.get(siteIndex - 1);
    boolean reflective =
        caller.className().startsWith("java.lang.reflect.")
            || caller.className().startsWith("jdk.internal.reflect.")
            || caller.className().startsWith("java.lang.invoke.");
    return reflective ? null : caller;
  }
}
