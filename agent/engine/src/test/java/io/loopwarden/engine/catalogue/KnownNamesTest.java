package io.loopwarden.engine.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.config.NearestKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownNamesTest {

  private final KnownNames names = new KnownNames(CatalogueReader.load(17));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.lang.Thread.sleep",
        "java.sql.Statement.executeQuery",
        "java.util.concurrent.CompletableFuture.join",
        "java.util.concurrent.locks.ReentrantLock.lock",
        "java.util.concurrent.locks.Condition.await",
        "redis.clients.jedis.Jedis.get"
      })
  void whatReportsMaySayIsKnown(String name) {
    assertThat(names.contains(name)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "java.lang.Thread.slep, java.lang.Thread.sleep",
    "Thread.sleep, java.lang.Thread.sleep",
    "java.util.concurrent.CompletableFuture.jion, java.util.concurrent.CompletableFuture.join"
  })
  void aMistypedNameHasANearestOne(String name, String meant) {
    assertThat(names.contains(name)).isFalse();
    assertThat(NearestKey.to(name, names.candidates(name))).isEqualTo(meant);
  }

  @Test
  void whatIsNoNameIsUnknown() {
    assertThat(names.contains("")).isFalse();
    assertThat(names.contains("sleep")).isFalse();
    assertThat(names.contains("com.acme.Orders.load")).isFalse();
  }
}
