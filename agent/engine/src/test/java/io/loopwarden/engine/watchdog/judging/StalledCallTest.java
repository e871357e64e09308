package io.loopwarden.engine.watchdog.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.catalogue.CatalogueReader;
import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.config.ConfigurationReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StalledCallTest {

  private final StalledCall calls =
      new StalledCall(
          CatalogueReader.load(),
          new CodeOwners(ConfigurationReader.read("application=com.acme.*", List.of()), null));

  private static StackTraceElement frame(String className, String method) {
    return new StackTraceElement(className, method, null, 7);
  }

  private static final StackTraceElement SITE = frame("com.acme.Orders", "price");

  @Test
  void theCallIsWhatTheSiteCalled() {
    assertThat(calls.of(List.of(frame("java.util.regex.Matcher", "matches"), SITE)))
        .isEqualTo("java.util.regex.Matcher.matches");
  }

  @ParameterizedTest
  @CsvSource({
    "java.lang.StringConcatHelper, newStringOf",
    "java.lang.StringConcatHelper$Concat1, concat",
    "java.lang.String$$StringConcat/0x0000000800c03000, concat",
    "java.lang.invoke.MethodHandleNatives, linkCallSite",
    "com.acme.Rates, <clinit>",
  })
  void whatNobodyWroteIsNoCall(String className, String method) {
    assertThat(calls.of(List.of(frame(className, method), SITE))).isNull();
  }

  @Test
  void whatTheJdkLinksForAnOperatorIsNoneEither() {
    List<StackTraceElement> stack =
        List.of(
            frame("java.lang.StringConcatHelper", "newStringOf"),
            frame("java.lang.invoke.DirectMethodHandle$Holder", "invokeStatic"),
            frame("java.lang.invoke.Invokers$Holder", "linkToTargetMethod"),
            SITE);

    assertThat(calls.of(stack)).isNull();
  }
}
