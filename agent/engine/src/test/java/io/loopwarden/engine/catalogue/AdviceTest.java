package io.loopwarden.engine.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AdviceTest {

  private static final List<String> ON_VERTX = List.of("com.acme.Orders", "io.vertx.core.Context");
  private final Operation sleep = CatalogueReader.load().operation("java.lang.Thread.sleep");

  @Test
  void theFrameworkInForceHasItsOwnWords() {
    Advice advice = new Advice(false);

    assertThat(advice.of(sleep, sleep.name(), ON_VERTX).line())
        .contains("vertx.setTimer(")
        .endsWith(" (docs/remedies.md#sleep-vertx)");
    assertThat(advice.of(sleep, sleep.name(), List.of("io.netty.channel.Channel")).words())
        .doesNotContain("vertx");
    assertThat(advice.of("cpu", "otherwise", ON_VERTX).page()).startsWith("docs/remedies.md#cpu");
  }

  @Test
  void whatOpensAConnectionHasWordsOfItsOwn() {
    Operation opens = CatalogueReader.load().operation("javax.sql.DataSource.getConnection");
    Operation waits = opens.named("com.acme.Pool.getConnection", "pool", "");

    assertThat(new Advice(false).of(opens, opens.name(), ON_VERTX).line())
        .startsWith("It opens a connection")
        .endsWith(" (docs/remedies.md#connection)");
    assertThat(new Advice(false).of(opens, "org.flywaydb.core.Flyway.migrate", ON_VERTX).words())
        .startsWith("Use a reactive driver");
    assertThat(new Advice(false).of(waits, waits.name(), ON_VERTX).words())
        .startsWith("No connection was free");
  }

  /** It neither reads nor writes: another process holds it up. */
  @Test
  void aFilesLockHasWordsOfItsOwn() {
    Operation reads = CatalogueReader.load().operation("java.nio.channels.FileChannel.*");
    Operation locks = reads.named("java.nio.channels.FileChannel.lock", "file", "");

    assertThat(new Advice(false).of(locks, locks.name(), ON_VERTX).line())
        .contains("tryLock()", "vertx.setTimer(", "vertx.executeBlocking()")
        .endsWith(" (docs/remedies.md#file-lock-vertx)");
    assertThat(new Advice(false).of(reads, reads.name(), ON_VERTX).words())
        .startsWith("Read and write");
  }

  /** While a stall lasts, none of its calls may run at the moment of the report. */
  @Test
  void aStallOfCallsThatHaveAllEndedHasASection() {
    assertThat(new Advice(false).of("blocking_call", "otherwise", ON_VERTX).line())
        .contains("executeBlocking")
        .endsWith(" (docs/remedies.md#client-vertx)");
  }

  @Test
  void whatThereAreNoWordsForKeepsItsRemedy() {
    Operation unknown = sleep.named("a.B.c", "gateway", "Ask later");

    assertThat(new Advice(false).of(unknown, unknown.name(), ON_VERTX))
        .isEqualTo(new Advice.Words("Ask later", ""));
    assertThat(new Advice(false).of("native", "otherwise", ON_VERTX).line()).isEqualTo("otherwise");
  }

  @Test
  void anOperationOfTheUsersKeepsItsRemedy() {
    int number = CatalogueReader.load().operations().size();
    Operation own =
        new Operation(
            number, "a.B.c", "jdbc", true, false, Operation.Naming.OWN, "Import at night");

    assertThat(new Advice(true).of(own, own.name(), ON_VERTX).line()).isEqualTo("Import at night");
    assertThat(new Advice(true).of(sleep, sleep.name(), ON_VERTX).page())
        .isEqualTo("docs/remedies.md#sleep-vertx");
  }
}
