package io.loopwarden.engine.report;

import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.LogOptions;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The name by which its operators know the program: of the option {@code service.name}, else of
 * OpenTelemetry's settings, else of Spring's. Spring Boot makes its own known only once it has read
 * its files, so it is looked for until it is found.
 */
final class ServiceName {

  /** The form of these names in {@code OTEL_RESOURCE_ATTRIBUTES}. */
  private static final String ATTRIBUTE = "service.name=";

  private final Map<String, String> environment;
  private final Properties properties;
  private String name;

  private ServiceName(String name, Map<String, String> environment, Properties properties) {
    this.name = name;
    this.environment = environment;
    this.properties = properties;
  }

  static ServiceName of(
      Configuration configuration, Map<String, String> environment, Properties properties) {
    return new ServiceName(configuration.get(LogOptions.SERVICE_NAME), environment, properties);
  }

  /** The name; empty while it is not known. */
  String get() {
    if (name.isEmpty()) {
      name = find();
    }
    return name;
  }

  private String find() {
    @Nullable String[] candidates = {
      properties.getProperty("otel.service.name"),
      environment.get("OTEL_SERVICE_NAME"),
      ofAttributes(properties.getProperty("otel.resource.attributes")),
      ofAttributes(environment.get("OTEL_RESOURCE_ATTRIBUTES")),
      properties.getProperty("spring.application.name"),
      environment.get("SPRING_APPLICATION_NAME"),
      withoutBrackets(properties.getProperty("LOGGED_APPLICATION_NAME")),
    };
    for (String candidate : candidates) {
      if (candidate != null && !candidate.isBlank()) {
        return candidate.strip();
      }
    }
    return "";
  }

  private static String ofAttributes(@Nullable String attributes) {
    if (attributes != null) {
      for (String attribute : attributes.split(",")) {
        if (attribute.strip().startsWith(ATTRIBUTE)) {
          return attribute.strip().substring(ATTRIBUTE.length());
        }
      }
    }
    return "";
  }

  /** Spring Boot sets this property from its files: {@code [orders]}, with a blank in some. */
  private static String withoutBrackets(@Nullable String logged) {
    if (logged == null) {
      return "";
    }
    String text = logged.strip();
    return text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
  }
}
