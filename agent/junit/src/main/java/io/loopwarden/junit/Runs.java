package io.loopwarden.junit;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The runs of JUnit's contexts, kept in their stores. */
final class Runs {

  private static final Object KEY = Run.class;

  private Runs() {}

  /** The run of this very context; null if there is none. */
  static @Nullable Run of(ExtensionContext context) {
    Run run = nearest(context);
    return run != null && run.id().equals(context.getUniqueId()) ? run : null;
  }

  /** The run of this context or of the nearest one around it. */
  private static @Nullable Run nearest(ExtensionContext context) {
    return context.getStore(Session.NAMESPACE).get(KEY, Run.class);
  }

  /** Makes the run of a class. */
  static Run ofClass(Session session, ExtensionContext context) {
    Run around = nearest(context);
    Class<?> type = context.getRequiredTestClass();
    Words words = around == null ? wordsOf(type) : Words.of(type, around.words());
    return keep(
        context,
        new Run(
            Run.Kind.CLASS,
            around == null ? session.all() : around,
            context.getUniqueId(),
            type,
            null,
            context.getDisplayName(),
            words));
  }

  /** Makes the run of a test. */
  static Run ofTest(Session session, ExtensionContext context) {
    Run around = nearest(context);
    Class<?> type = context.getRequiredTestClass();
    Method method = context.getRequiredTestMethod();
    return keep(
        context,
        new Run(
            Run.Kind.TEST,
            around == null ? session.all() : around,
            context.getUniqueId(),
            type,
            method,
            context.getDisplayName(),
            Words.of(method, around == null ? wordsOf(type) : around.words())));
  }

  /** Makes the run of a dynamic test; null if its factory has none, or it has one already. */
  static @Nullable Run ofDynamicTest(ExtensionContext context) {
    Run factory = nearest(context);
    if (factory == null || factory.id().equals(context.getUniqueId())) {
      return null;
    }
    return keep(context, factory.dynamicTest(context.getUniqueId(), context.getDisplayName()));
  }

  private static Run keep(ExtensionContext context, Run run) {
    context.getStore(Session.NAMESPACE).put(KEY, run);
    return run;
  }

  /** Where only a method is looked after: what its class says, and what is around that. */
  private static Words wordsOf(Class<?> type) {
    Class<?> around = type.getEnclosingClass();
    return Words.of(type, around == null ? Words.NONE : wordsOf(around));
  }
}
