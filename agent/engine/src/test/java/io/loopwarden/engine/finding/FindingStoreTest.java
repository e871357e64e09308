package io.loopwarden.engine.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.catalogue.Operation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingStoreTest {

  /** A stall at a method. */
  private record At(String method) implements TestIncident {
    @Override
    public Kind kind() {
      return Kind.STALL;
    }

    @Override
    public String fingerprint() {
      return Fingerprint.of("stall cpu", "com.acme.Orders", method);
    }

    @Override
    public long durationNanos() {
      return 100;
    }

    @Override
    public List<Frame> stack() {
      return List.of(new Frame("com.acme.Orders", method, "Orders.java", 7));
    }
  }

  private static FindingStore store(long bytes) {
    return new FindingStore(Map.of(MemoryShare.STALLS, new Allowance(bytes)));
  }

  private static boolean record(FindingStore store, At stall) {
    Finding finding = store.of(stall);
    if (finding != null) {
      finding.record(stall.durationNanos());
    }
    return finding != null;
  }

  /** A log's call may write a file, and wait for the lock of its appender. */
  @Test
  void whatBlocksUnderOneNameIsOneOperation() {
    FindingStore store = store(0);
    String name = "org.slf4j.Logger.info";
    store.record(
        new Operation(0, name, "logging", false, false, Operation.Naming.OWN, "remedy"), 10);
    store.record(
        new Operation(1, name, "logging", true, false, Operation.Naming.OWN, "remedy"), 20);

    assertThat(store.durationsNanosByOperation().values())
        .singleElement()
        .satisfies(durations -> assertThat(durations.getTotalCount()).isEqualTo(2));
  }

  @Test
  void aProblemThatDoesNotFitIsNotKept() {
    FindingStore none = store(0);
    FindingStore some = store(MemoryShare.STALLS.bytes());

    assertThat(record(none, new At("one"))).isFalse();
    assertThat(record(some, new At("one"))).isTrue();
    assertThat(none.all(Kind.STALL)).isEmpty();
    assertThat(some.all(Kind.STALL)).hasSize(1);
  }

  @Test
  void aProblemIsKeptOnceWithAllItsStallsAndTheStackOfTheFirst() {
    FindingStore store = store(MemoryShare.STALLS.bytes());

    record(store, new At("one"));
    record(store, new At("one"));

    assertThat(store.all(Kind.STALL)).hasSize(1);
    assertThat(store.all(Kind.STALL).get(0).occurrences()).isEqualTo(2);
    assertThat(store.all(Kind.STALL).get(0).stack()).hasSize(1);
  }

  /** The share of the budget is used up, and what was kept before is still counted. */
  @Test
  void whatIsKeptStaysKept() {
    FindingStore store = store(MemoryShare.STALLS.bytes());
    assertThat(record(store, new At("first"))).isTrue();
    int more = 0;
    while (record(store, new At("more" + more))) {
      more++;
    }

    assertThat(more).isGreaterThan(300);
    assertThat(store.all(Kind.STALL)).hasSize(more + 1);
    assertThat(record(store, new At("first"))).isTrue();
    assertThat(store.all(Kind.STALL)).hasSize(more + 1);
  }
}
