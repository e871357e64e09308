package io.loopwarden.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpEndpointTest {

  private final HttpEndpoint.Type type = new HttpEndpoint.Type();

  @ParameterizedTest
  @CsvSource({
    "http://localhost:4318, localhost, 4318, ''",
    "http://otel_collector:4318/, otel_collector, 4318, ''",
    "http://10.0.0.7:80/api/v1/otlp, 10.0.0.7, 80, /api/v1/otlp",
    "http://[::1]:4318/otlp//, [::1], 4318, /otlp",
  })
  void anEndpointHasHostPortAndPath(String value, String host, int port, String path)
      throws Exception {
    assertThat(type.parse(value)).isEqualTo(new HttpEndpoint(false, host, port, path));
    String tls = value.replace("http://", "https://");
    assertThat(type.parse(tls)).isEqualTo(new HttpEndpoint(true, host, port, path));
  }

  @Test
  void noValueIsNoEndpoint() throws Exception {
    assertThat(type.parse("")).isSameAs(HttpEndpoint.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:4318",
        "http://localhost",
        "http://:4318",
        "http://localhost:0",
        "http://localhost:65536",
        "http://localhost:otlp",
        "http://localhost/x:4318",
        "https://localhost",
        "https://:4318",
        "ftp://localhost:4318",
        "http://user:password@localhost:4318",
        "http://localhost:4318/?a=b",
        "http://localhost:4318/a b",
        "http://localhost:4318/\r\nHost: other",
        "http://::1:4318",
        "http://",
      })
  void allElseIsRefused(String value) {
    assertThatThrownBy(() -> type.parse(value))
        .isInstanceOf(OptionType.InvalidValueException.class);
  }

  @Test
  void aPasswordIsInNoMessage() {
    Configuration configuration =
        ConfigurationReader.read("otlp.endpoint=http://me:secret@localhost:4318", List.of());

    assertThat(configuration.problems())
        .singleElement()
        .extracting(Problem::value)
        .isEqualTo("http://…@localhost:4318");
  }
}
