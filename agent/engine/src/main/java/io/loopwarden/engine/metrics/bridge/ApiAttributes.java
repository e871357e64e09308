package io.loopwarden.engine.metrics.bridge;

import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes attributes of OpenTelemetry's, of one copy of its API. */
final class ApiAttributes {

  private final Class<?> type;
  private final Method builder;
  private final Method putText;
  private final Method putNumber;
  private final Method build;

  ApiAttributes(ApiClasses classes) throws ReflectiveOperationException {
    Class<?> builderType = classes.type("common.AttributesBuilder");
    this.type = classes.type("common.Attributes");
    this.builder = type.getMethod("builder");
    this.putText = builderType.getMethod("put", String.class, String.class);
    this.putNumber = builderType.getMethod("put", String.class, long.class);
    this.build = builderType.getMethod("build");
  }

  /** The class of attributes. */
  Class<?> type() {
    return type;
  }

  /**
   * Makes attributes.
   *
   * @param values texts and whole numbers, by their names
   */
  Object of(Map<String, ?> values) throws ReflectiveOperationException {
    Object made = builder.invoke(null);
    for (Map.Entry<String, ?> entry : values.entrySet()) {
      Method put = entry.getValue() instanceof Long ? putNumber : putText;
      put.invoke(made, entry.getKey(), entry.getValue());
    }
    return build.invoke(made);
  }

  /** Makes attributes of names and values of labels. */
  Object of(List<String> names, List<String> values) throws ReflectiveOperationException {
    Map<String, String> labels = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      labels.put(names.get(i), values.get(i));
    }
    return of(labels);
  }
}
