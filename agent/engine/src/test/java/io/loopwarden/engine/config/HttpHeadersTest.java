package io.loopwarden.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpHeadersTest {

  private final HttpHeaders.Type type = new HttpHeaders.Type();

  @Test
  void headersAreSeparatedBySemicolons() throws Exception {
    assertThat(type.parse("api-key=a=b ; X-Tenant = seven 7;").lines())
        .isEqualTo("api-key: a=b\r\nX-Tenant: seven 7\r\n");
    assertThat(type.parse("").lines()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "key",
        "=value",
        "key=",
        "a key=value",
        "key=value\r\nHost: other",
        "key=valué",
        "key=value;;other=value",
        "Host=other",
        "content-length=1",
      })
  void allElseIsRefused(String value) {
    assertThatThrownBy(() -> type.parse(value))
        .isInstanceOf(OptionType.InvalidValueException.class);
  }

  @Test
  void aValueIsInNoMessage() throws Exception {
    Configuration configuration =
        ConfigurationReader.read("otlp.headers=secret,otlp.header=key=secret", List.of());

    assertThat(configuration.problems())
        .hasSize(2)
        .allSatisfy(problem -> assertThat(problem.toString()).doesNotContain("secret"));
    assertThat(type.parse("key=secret").toString()).doesNotContain("secret");
  }
}
