package io.loopwarden.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.hooks.LoopwardenLeases;
import org.junit.jupiter.api.Test;

/** With classes that have the fields of the frameworks' ones. */
class OwnNamesTest {

  private final Object pool = new Object();
  private final R2dbcOwner owner = new R2dbcOwner(pool);
  private final R2dbcOwner other = new R2dbcOwner(new Object());
  private final VertxOwner vertxOwner = new VertxOwner(new VertxPool(pool));
  private final LeasePoolType r2dbc = new R2dbcPools();
  private final LeasePoolType vertx = new VertxSqlPools();

  private record Configuration(String name) {}

  private record R2dbcOwner(Object connectionPool) {}

  private record VertxOwner(VertxPool pool) {}

  private record VertxPool(Object pool) {}

  @Test
  void aPoolHasTheNameThatItWasGiven() {
    LoopwardenLeases.made(other, new Configuration("invoices"));
    LoopwardenLeases.made(owner, new Configuration("orders-2"));

    assertThat(OwnNames.of(pool, r2dbc)).isEqualTo("orders-2");
    assertThat(OwnNames.of(other.connectionPool(), r2dbc)).isEqualTo("invoices");
  }

  @Test
  void whatFrameworksCallAPoolWithoutNameIsNone() {
    LoopwardenLeases.made(vertxOwner, new Configuration("__vertx.DEFAULT"));

    assertThat(OwnNames.of(pool, vertx)).isEqualTo("io.vertx.sqlclient.Pool");
  }

  @Test
  void aPoolThatIsNotKnownHasTheNameOfItsClass() {
    LoopwardenLeases.made(new Object(), new Configuration("orders"));
    LoopwardenLeases.made(owner, new Object());

    assertThat(OwnNames.of(pool, r2dbc)).isEqualTo("io.r2dbc.pool.ConnectionPool");
  }

  @Test
  void theNameIsShownHarmlessly() {
    LoopwardenLeases.made(owner, new Configuration("orders\nevent=started"));

    assertThat(OwnNames.of(pool, r2dbc)).doesNotContain("\n");
  }
}
