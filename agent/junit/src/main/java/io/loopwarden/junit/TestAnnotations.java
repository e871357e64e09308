package io.loopwarden.junit;

import io.loopwarden.api.BlockingEvent;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What the annotations of a test or class say.
 *
 * @param allowed the operations that are allowed here, those of what is around included
 * @param expected the known debt
 */
record TestAnnotations(List<String> allowed, List<Expectation> expected) {

  /** Nothing was said. */
  static final TestAnnotations NONE = new TestAnnotations(List.of(), List.of());

  /** Those of a class, added to those of the class around it. */
  static TestAnnotations of(Class<?> type, TestAnnotations around) {
    return isSilent(type.getAnnotations()) ? around : read(type, type.getSimpleName(), around);
  }

  /** Those of a test, added to those of its class. */
  static TestAnnotations of(Method test, TestAnnotations around) {
    if (isSilent(test.getAnnotations())) {
      return around.withoutDebt();
    }
    String where = test.getDeclaringClass().getSimpleName() + "." + test.getName() + "()";
    return read(test, where, around);
  }

  /**
   * Whether there are none but JUnit's own, which have no words of ours within: true of most, and
   * much faster than a search.
   */
  private static boolean isSilent(Annotation[] annotations) {
    for (Annotation annotation : annotations) {
      if (!annotation.annotationType().getName().startsWith("org.junit.jupiter.")) {
        return false;
      }
    }
    return true;
  }

  private static TestAnnotations read(
      AnnotatedElement element, String where, TestAnnotations around) {
    List<String> allowed = new ArrayList<>(around.allowed);
    for (BlockingAllowed word :
        AnnotationSupport.findRepeatableAnnotations(element, BlockingAllowed.class)) {
      String at = "@BlockingAllowed on " + where;
      OperationName.check(word.operation(), at);
      if (word.reason().isBlank()) {
        throw new SetupException(at + ": the reason is blank; say why it may block");
      }
      allowed.add(word.operation());
    }
    List<Expectation> expected = new ArrayList<>();
    for (ExpectBlocking word :
        AnnotationSupport.findRepeatableAnnotations(element, ExpectBlocking.class)) {
      expected.add(Expectation.of(word, "@ExpectBlocking on " + where));
    }
    return new TestAnnotations(List.copyOf(allowed), List.copyOf(expected));
  }

  /** What holds for each dynamic test of a factory, whose debt is counted for all of them. */
  TestAnnotations withoutDebt() {
    return expected.isEmpty() ? this : new TestAnnotations(allowed, List.of());
  }

  /** The operations that are allowed or expected. */
  Set<String> operations() {
    if (allowed.isEmpty() && expected.isEmpty()) {
      return Set.of();
    }
    Set<String> operations = new HashSet<>(allowed);
    expected.forEach(debt -> operations.add(debt.operation()));
    return operations;
  }

  boolean allows(BlockingEvent event) {
    return allowed.stream().anyMatch(operation -> OperationName.matches(operation, event));
  }

  boolean expects(BlockingEvent event) {
    return expected.stream().anyMatch(debt -> OperationName.matches(debt.operation(), event));
  }
}
