package io.loopwarden.it.harness;

import static org.junit.jupiter.api.Assertions.assertAll;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.function.Executable;

/**
 * Checks several things at the same time, each on a thread of its own: for a test that runs alone
 * ({@link MeasuresTime}), and whose JVMs leave the processors idle for much of the time.
 */
public final class SideBySide {

  /** What is checked of each. */
  @FunctionalInterface
  public interface Check<T> {
    /** Checks one of them from the beginning, and asserts. */
    void of(T one) throws Exception;
  }

  private SideBySide() {}

  /** Checks each, and again if it fails while the machine stood still; waits for all of them. */
  public static <T> void each(List<T> all, Check<T> check) {
    List<CompletableFuture<Executable>> outcomes =
        all.stream()
            .map(one -> TestJvms.ofThisTest(() -> outcome(one, check)))
            .map(SideBySide::start)
            .toList();
    assertAll(outcomes.stream().map(CompletableFuture::join).toList());
  }

  private static CompletableFuture<Executable> start(Supplier<Executable> work) {
    return CompletableFuture.supplyAsync(work, task -> new Thread(task, "side by side").start());
  }

  /** What fails as the check did. */
  private static <T> Executable outcome(T one, Check<T> check) {
    try {
      Hiccups.retryAfterHiccup(() -> check.of(one));
      return () -> {};
    } catch (Exception | AssertionError failure) {
      return () ->
          assertAll(
              one.toString(),
              () -> {
                throw failure;
              });
    }
  }
}
