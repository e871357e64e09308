package io.loopwarden.benchmarks.http;

import io.loopwarden.it.harness.ShortCommand;
import java.util.List;

/**
 * Keeps this JVM, with all its threads and what it starts meanwhile, on the first processor, in the
 * kernel's class for batches ({@code SCHED_BATCH}): a thread that is woken waits until the running
 * one waits. On Linux, with {@code taskset} and {@code chrt}.
 */
public final class OneProcessor implements AutoCloseable {

  private final String before = "0-" + (Runtime.getRuntime().availableProcessors() - 1);

  /** Begins. */
  public OneProcessor() {
    run("taskset", "-a", "-c", "-p", "0", pid());
    run("chrt", "-a", "--batch", "-p", "0", pid());
  }

  private static String pid() {
    return Long.toString(ProcessHandle.current().pid());
  }

  private static void run(String... command) {
    ShortCommand.run(List.of(command));
  }

  @Override
  public void close() {
    run("chrt", "-a", "--other", "-p", "0", pid());
    run("taskset", "-a", "-c", "-p", before, pid());
  }
}
