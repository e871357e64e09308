package io.loopwarden.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoopwardenLeasesTest {

  private final Object pool = new Object();
  private final Object asker = new Object();
  private final Object lease = new Object();

  @BeforeEach
  void watch() {
    LoopwardenLeases.watch(true);
  }

  @AfterEach
  void forget() {
    LoopwardenLeases.watch(false);
    LoopwardenLeases.takeStacks(0);
    LoopwardenLeases.pools().forEach(LoopwardenLeasePool::ignore);
    assertThat(LoopwardenLeases.asked()).isEmpty();
    assertThat(LoopwardenLeases.held()).isEmpty();
  }

  @Test
  void aConnectionIsAskedForThenInUseThenGivenBack() {
    LoopwardenLeases.asks(pool, asker);
    assertThat(LoopwardenLeases.asked())
        .singleElement()
        .satisfies(
            asked -> {
              assertThat(asked.refersTo(asker)).isTrue();
              assertThat(asked.pool.refersTo(pool)).isTrue();
            });
    LoopwardenOrigin origin = LoopwardenLeases.asked().get(0).origin;

    LoopwardenLeases.gets(asker, lease);
    assertThat(LoopwardenLeases.asked()).isEmpty();
    assertThat(LoopwardenLeases.held())
        .singleElement()
        .satisfies(
            held -> {
              assertThat(held.refersTo(lease)).isTrue();
              assertThat(held.origin).isSameAs(origin);
            });

    LoopwardenLeases.givesBack(lease);
    assertThat(LoopwardenLeases.held()).isEmpty();
  }

  @Test
  void stacksAreTakenOfTheFirstOnesOnlyAndGivenUpOnceTheyAreRead() {
    LoopwardenLeases.takeStacks(1);
    LoopwardenLeases.asks(pool, asker);
    LoopwardenLeases.gets(asker, lease);
    LoopwardenLeases.asks(pool, new Object());

    LoopwardenOrigin first = LoopwardenLeases.held().get(0).origin;
    assertThat(first.stack().getStackTrace())
        .extracting(StackTraceElement::getMethodName)
        .contains("stacksAreTakenOfTheFirstOnesOnlyAndGivenUpOnceTheyAreRead");
    first.read("here");
    assertThat(first.stack()).isNull();
    assertThat(first.read()).isEqualTo("here");
    for (LoopwardenLease asked : LoopwardenLeases.asked()) {
      assertThat(asked.origin.stack()).isNull();
    }
  }

  @Test
  void aRequestIsReferredToUntilItIsRead() {
    LoopwardenOrigin origin = new LoopwardenOrigin(new Object(), null);

    System.gc();
    assertThat(origin.request()).isNotNull();
    origin.read("GET /orders");
    assertThat(origin.request()).isNull();
  }

  /** As the configurations of pools are, some of which others extend. */
  static class Named {
    private final String name;

    Named(String name) {
      this.name = name;
    }
  }

  /** One of a driver's. */
  static final class OfDriver extends Named {
    OfDriver(String name) {
      super(name);
    }
  }

  @Test
  void theNameThatAPoolIsMadeWithIsKeptEvenIfNobodyLooksYet() {
    LoopwardenLeases.watch(false);
    LoopwardenLeases.made(pool, new OfDriver("orders"));
    LoopwardenLeases.made(new Object(), new Named(null));
    LoopwardenLeases.made(new Object(), "no configuration");
    LoopwardenLeases.made(new Object(), null);

    assertThat(LoopwardenLeases.named())
        .singleElement()
        .satisfies(
            named -> {
              assertThat(named.refersTo(pool)).isTrue();
              assertThat(named.name).isEqualTo("orders");
            });
  }

  @Test
  void aPoolThatIsIgnoredIsNotFollowed() {
    LoopwardenLeases.asks(pool, asker);
    LoopwardenLeases.pools().forEach(LoopwardenLeasePool::ignore);
    LoopwardenLeases.asks(pool, new Object());
    LoopwardenLeases.gets(new Object(), lease);

    assertThat(LoopwardenLeases.asked()).isEmpty();
    assertThat(LoopwardenLeases.held()).isEmpty();
  }

  @Test
  void poolsThatAreAskedWithoutEndUseBoundedMemory() {
    Object[] askers = new Object[5_000];
    for (int i = 0; i < askers.length; i++) {
      askers[i] = new Object();
      LoopwardenLeases.asks(pool, askers[i]);
    }

    assertThat(LoopwardenLeases.asked()).hasSize(4096);
  }
}
