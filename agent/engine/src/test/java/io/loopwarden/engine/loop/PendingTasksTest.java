package io.loopwarden.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PendingTasksTest {

  /** As Netty has it: the class is hidden, and inherits the method. */
  static class Executor {
    public int pendingTasks() {
      return 3;
    }
  }

  private static final class HiddenExecutor extends Executor {}

  /** Of another meaning. */
  private static final class Other {
    @SuppressWarnings("unused") // by reflection
    public String pendingTasks() {
      return "many";
    }
  }

  private static final class Failing {
    @SuppressWarnings("unused") // by reflection
    public int pendingTasks() {
      throw new IllegalStateException("closed");
    }
  }

  private static final class Counting {
    private int asked;

    @SuppressWarnings("unused") // by reflection
    public int pendingTasks() {
      return ++asked;
    }
  }

  @Test
  void anExecutorTells() {
    assertThat(PendingTasks.of(new HiddenExecutor())).isEqualTo(3);
  }

  /** Of each of its classes, one is asked when its event loop begins, and no other. */
  @Test
  void aClassIsPreparedOnce() {
    Counting first = new Counting();
    Counting second = new Counting();

    PendingTasks.prepare(null, true);
    PendingTasks.prepare(first, true);
    PendingTasks.prepare(second, true);

    assertThat(first.asked).isEqualTo(1);
    assertThat(second.asked).isZero();
  }

  @Test
  void whoDoesNotTellHasNone() {
    assertThat(PendingTasks.of(null)).isZero();
    assertThat(PendingTasks.of(new Object())).isZero();
    assertThat(PendingTasks.of(new Other())).isZero();
    assertThat(PendingTasks.of(new Failing())).isZero();
  }
}
