package io.loopwarden.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.catalogue.CatalogueReader;
import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.ConfigurationReader;
import org.junit.jupiter.api.Test;

class ThresholdsTest {

  private static final Catalogue CATALOGUE = CatalogueReader.load();
  private static final Operation CONNECT = CATALOGUE.operation("java.net.Socket.connect");
  private static final Operation NEXT = CATALOGUE.operation("java.sql.ResultSet.next");
  private static final Operation PARK =
      CATALOGUE.operation("java.util.concurrent.locks.LockSupport.park");

  private static Thresholds thresholds(String options) {
    Configuration configuration = ConfigurationReader.read(options, CATALOGUE.categories());
    assertThat(configuration.problems()).isEmpty();
    return new Thresholds(CATALOGUE, configuration);
  }

  private static boolean reached(
      Thresholds thresholds, Operation operation, boolean blocking, long nanos) {
    return thresholds.reached(operation.number(), blocking, nanos);
  }

  @Test
  void whatBlocksByNatureCountsFromZero() {
    Thresholds thresholds = thresholds("threshold=1s");

    assertThat(reached(thresholds, CONNECT, true, 0)).isTrue();
    assertThat(reached(thresholds, NEXT, true, 0)).isTrue();
  }

  @Test
  void whatMerelyCanBlockCountsFromTheThreshold() {
    Thresholds thresholds = thresholds("threshold=5us");

    assertThat(reached(thresholds, NEXT, false, 4_999)).isFalse();
    assertThat(reached(thresholds, NEXT, false, 5_000)).isTrue();
    assertThat(reached(thresholds(""), NEXT, false, 9_999_999)).isFalse();
    assertThat(reached(thresholds(""), NEXT, false, 10_000_000)).isTrue();
  }

  @Test
  void aThresholdOfZeroCountsEveryCall() {
    assertThat(reached(thresholds("threshold=0"), NEXT, false, 0)).isTrue();
  }

  @Test
  void theThresholdOfACategoryHoldsForBothNaturesAndForItAlone() {
    Thresholds thresholds = thresholds("threshold.jdbc=7us,threshold=1us");

    assertThat(reached(thresholds, NEXT, true, 6_999)).isFalse();
    assertThat(reached(thresholds, NEXT, true, 7_000)).isTrue();
    assertThat(reached(thresholds, NEXT, false, 6_999)).isFalse();
    assertThat(reached(thresholds, NEXT, false, 7_000)).isTrue();
    assertThat(reached(thresholds, CONNECT, true, 0)).isTrue();
  }

  /** On the loop nobody knows yet which category it will be: the lowest threshold lets it pass. */
  @Test
  void whatItsCallerNamesIsJudgedAgainOnceTheCallerIsKnown() {
    Thresholds thresholds = thresholds("threshold=5ms,threshold.lock=2ms,threshold.future=9ms");
    Operation lock = PARK.named("java.util.concurrent.locks.ReentrantLock.lock", "lock", "r");
    Operation future = PARK.named("java.util.concurrent.CompletableFuture.join", "future", "r");
    Operation queue = PARK.named("java.util.concurrent.ArrayBlockingQueue.take", "wait", "r");

    assertThat(reached(thresholds, PARK, false, 1_999_999)).isFalse();
    assertThat(reached(thresholds, PARK, false, 2_000_000)).isTrue();

    assertThat(thresholds.reached(lock, PARK, 2_000_000)).isTrue();
    assertThat(thresholds.reached(lock, PARK, 1_999_999)).isFalse();
    assertThat(thresholds.reached(future, PARK, 9_000_000)).isTrue();
    assertThat(thresholds.reached(future, PARK, 8_999_999)).isFalse();
    assertThat(thresholds.reached(queue, PARK, 5_000_000)).isTrue();
    assertThat(thresholds.reached(queue, PARK, 4_999_999)).isFalse();
  }

  @Test
  void whatAClientDoesCountsFromTheThresholdForClients() {
    Operation client = CONNECT.named("redis.clients.jedis.Jedis.get", "client", "r");

    assertThat(thresholds("").reached(client, CONNECT, 0)).isTrue();
    assertThat(thresholds("threshold.client=3ms").reached(client, CONNECT, 2_999_999)).isFalse();
    assertThat(thresholds("threshold.client=3ms").reached(client, CONNECT, 3_000_000)).isTrue();
  }
}
