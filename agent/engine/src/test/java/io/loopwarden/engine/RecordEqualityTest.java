package io.loopwarden.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.finding.Frame;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records whose {@code equals} is written by hand: it must not forget a component. */
class RecordEqualityTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "catalogue.Operation",
        "code.CodeLocation",
        "finding.Frame",
        "record.CategorySums$Key",
        "record.ScopedProblem",
        "record.TracedCall"
      })
  void eachComponentMakesADifference(String name) throws ReflectiveOperationException {
    Class<?> type = Class.forName("io.loopwarden.engine." + name);
    RecordComponent[] components = type.getRecordComponents();
    Object one = make(type, -1);
    assertThat(one).isEqualTo(make(type, -1)).hasSameHashCodeAs(make(type, -1));
    for (int i = 0; i < components.length; i++) {
      assertThat(make(type, i)).as("another %s", components[i].getName()).isNotEqualTo(one);
    }
  }

  /** A record of which one component has another value than usually. */
  private static Object make(Class<?> type, int other) throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values.add(value(types[i], i == other));
    }
    Constructor<?> constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    return constructor.newInstance(values.toArray());
  }

  private static Object value(Class<?> type, boolean other) {
    if (type == int.class) {
      return other ? 2 : 1;
    }
    if (type == long.class) {
      return other ? 2L : 1L;
    }
    if (type == boolean.class) {
      return other;
    }
    if (type == List.class) {
      return other ? List.of() : List.of(new Frame("a.B", "c", null, 1));
    }
    if (type == Frame.class) {
      return new Frame("a.B", other ? "d" : "c", "B.java", 1);
    }
    if (type == Operation.class) {
      String operation = other ? "a.B.d" : "a.B.c";
      return new Operation(1, operation, "sleep", true, false, Operation.Naming.OWN, "none");
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[other ? 1 : 0];
    }
    return other ? "other" : "text";
  }
}
