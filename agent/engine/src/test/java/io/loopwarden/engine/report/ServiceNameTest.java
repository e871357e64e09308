package io.loopwarden.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.config.ConfigurationReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ServiceNameTest {

  private final Map<String, String> environment = new HashMap<>();
  private final Properties properties = new Properties();

  private ServiceName name(String options) {
    return ServiceName.of(ConfigurationReader.read(options, List.of()), environment, properties);
  }

  @Test
  void theOptionDecides() {
    environment.put("OTEL_SERVICE_NAME", "orders-otel");

    assertThat(name("service.name=orders").get()).isEqualTo("orders");
  }

  @Test
  void openTelemetryComesBeforeSpring() {
    properties.setProperty("spring.application.name", "orders-spring");
    environment.put("OTEL_RESOURCE_ATTRIBUTES", "deployment=a, service.name=orders-attribute");
    assertThat(name("").get()).isEqualTo("orders-attribute");

    environment.put("OTEL_SERVICE_NAME", "orders-otel");
    assertThat(name("").get()).isEqualTo("orders-otel");
  }

  /** Spring Boot sets it when it has read its files, in brackets or not, as its version does. */
  @Test
  void itIsLookedForUntilItIsFound() {
    ServiceName name = name("");
    assertThat(name.get()).isEmpty();

    properties.setProperty("LOGGED_APPLICATION_NAME", "[orders] ");
    assertThat(name.get()).isEqualTo("orders");

    properties.setProperty("LOGGED_APPLICATION_NAME", "another");
    assertThat(name.get()).isEqualTo("orders");
  }
}
