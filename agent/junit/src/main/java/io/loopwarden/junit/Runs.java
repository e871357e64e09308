package io.loopwarden.junit;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The runs of JUnit's contexts, as long as they go on. A map of our own: JUnit's stores cost a test
 * several times as much.
 */
final class Runs {

  private final Run all;
  private final Map<ExtensionContext, Run> runs = new ConcurrentHashMap<>();

  Runs(Run all) {
    this.all = all;
  }

  /** The run of this very context; null if there is none. */
  @Nullable Run of(ExtensionContext context) {
    return runs.get(context);
  }

  void remove(ExtensionContext context) {
    runs.remove(context);
  }

  /** The run of the nearest context around this one; null if there is none. */
  private @Nullable Run around(ExtensionContext context) {
    for (Optional<ExtensionContext> parent = context.getParent();
        parent.isPresent();
        parent = parent.get().getParent()) {
      Run run = runs.get(parent.get());
      if (run != null) {
        return run;
      }
    }
    return null;
  }

  /** Makes the run of a class. */
  Run ofClass(ExtensionContext context) {
    Run around = around(context);
    Class<?> type = context.getRequiredTestClass();
    TestAnnotations annotations =
        around == null ? annotationsOf(type) : TestAnnotations.of(type, around.annotations());
    return keep(
        context,
        new Run(Run.Kind.CLASS, around == null ? all : around, type, null, "", annotations));
  }

  /** Makes the run of a test. */
  Run ofTest(ExtensionContext context) {
    Run around = around(context);
    Class<?> type = context.getRequiredTestClass();
    Method method = context.getRequiredTestMethod();
    return keep(
        context,
        new Run(
            Run.Kind.TEST,
            around == null ? all : around,
            type,
            method,
            context.getDisplayName(),
            TestAnnotations.of(
                method, around == null ? annotationsOf(type) : around.annotations())));
  }

  /** Makes the run of a dynamic test; null if its factory has none, or it has one already. */
  @Nullable Run ofDynamicTest(ExtensionContext context) {
    Run factory = around(context);
    return factory == null || runs.containsKey(context)
        ? null
        : keep(context, factory.dynamicTest(context.getDisplayName()));
  }

  private Run keep(ExtensionContext context, Run run) {
    runs.put(context, run);
    return run;
  }

  /** Where only a method is looked after: what its class says, and what is around that. */
  private static TestAnnotations annotationsOf(Class<?> type) {
    Class<?> around = type.getEnclosingClass();
    return TestAnnotations.of(type, around == null ? TestAnnotations.NONE : annotationsOf(around));
  }
}
