package com.example.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two tests run side by side, on the same event loop; one of them blocks it. */
@Execution(ExecutionMode.CONCURRENT)
class ParallelTest {
  @RegisterExtension static final Service SERVICE = new Service();

  private static final CyclicBarrier BOTH = new CyclicBarrier(2);

  private static void awaitTheOther() throws Exception {
    BOTH.await(1, TimeUnit.MINUTES);
  }

  @Test
  void blocksBesideAnother() throws Exception {
    awaitTheOther();
    try {
      SERVICE.call(Service::pause);
    } catch (Exception e) {
      // refused, with mode=throw
    } finally {
      awaitTheOther();
    }
  }

  @Test
  void answersBesideIt() throws Exception {
    awaitTheOther();
    assertEquals("fine", SERVICE.call(() -> "fine"));
    awaitTheOther();
  }

  @Test
  void answersToo() throws Exception {
    assertEquals("fine", SERVICE.call(() -> "fine"));
  }

  @Test
  void doesNothing() {}
}
