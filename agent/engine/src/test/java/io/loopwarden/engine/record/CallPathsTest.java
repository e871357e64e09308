package io.loopwarden.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.catalogue.Operation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallPathsTest {

  private static final Operation OPERATION =
      new Operation(0, "a.B.c", "x", true, false, Operation.Naming.OWN, "r");

  private final CallPaths paths = new CallPaths();

  private static CallPath path() {
    return new CallPath(OPERATION, CallPath.Kind.CALL, Thread.currentThread(), List.of());
  }

  @Test
  void aPathIsFoundByItsHash() {
    CallPath zero = path();
    CallPath minusOne = path();
    paths.add(0, zero);
    paths.add(-1, minusOne);

    assertThat(paths.find(0)).isSameAs(zero);
    assertThat(paths.find(-1)).isSameAs(minusOne);
    assertThat(paths.find(1)).isNull();
  }

  /** Most loops never meet a path, and each begins with such a table. */
  @Test
  void onlyATableWithPathsTakesMemory() {
    assertThat(paths.capacity()).isEqualTo(1);
    assertThat(paths.find(0)).isNull();

    paths.add(0, path());
    assertThat(paths.capacity()).isGreaterThan(1);
    assertThat(new CallPaths().find(0)).isNull();

    assertThat(paths.remove(true)).isOne();
    assertThat(paths.capacity()).isEqualTo(1);
    assertThat(paths.find(0)).isNull();
  }

  /**
   * In steps of a power of two the hashes agree in their low bits, or in all but their high ones.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 64, 1L << 32, 1L << 48})
  void allPathsAreKeptApart(long step) {
    Map<Long, CallPath> expected = new HashMap<>();
    for (int i = 0; i < CallPaths.MOST; i++) {
      assertThat(paths.isFull()).isFalse();
      CallPath path = path();
      paths.add(i * step, path);
      expected.put(i * step, path);
    }

    assertThat(paths.isFull()).isTrue();
    expected.forEach((hash, path) -> assertThat(paths.find(hash)).isSameAs(path));
    assertThat(paths.find(CallPaths.MOST * step)).isNull();
    assertThat(paths.find(-step)).isNull();
  }

  @Test
  void anyHashesAreKeptApart() {
    Random random = new Random(42);
    Map<Long, CallPath> expected = new HashMap<>();
    while (expected.size() < CallPaths.MOST) {
      long hash = random.nextLong();
      CallPath path = path();
      paths.add(hash, path);
      expected.put(hash, path);
    }

    expected.forEach((hash, path) -> assertThat(paths.find(hash)).isSameAs(path));
    for (int i = 0; i < 1000; i++) {
      assertThat(paths.find(random.nextLong())).isNull();
    }
  }
}
