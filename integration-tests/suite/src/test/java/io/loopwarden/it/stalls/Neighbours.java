package io.loopwarden.it.stalls;

import io.loopwarden.it.harness.Launch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Processes that compute without a pause.
 *
 * @param processes the processes
 */
record Neighbours(List<Process> processes) implements AutoCloseable {

  static final int PROCESSOR = 0;

  private static final int COUNT = 5;

  /** Keeps one processor busy. */
  static Neighbours start() {
    return start(Launch.onProcessor(PROCESSOR), COUNT);
  }

  /** Starts so many of them, on the processors that the launch allows. */
  static Neighbours start(Launch launch, int count) {
    Neighbours neighbours = new Neighbours(new ArrayList<>());
    List<String> command = launch.command("sh", "-c", "while :; do :; done");
    try {
      for (int i = 0; i < count; i++) {
        neighbours.processes().add(new ProcessBuilder(command).start());
      }
      return neighbours;
    } catch (IOException e) {
      neighbours.close();
      throw new UncheckedIOException(e);
    }
  }

  boolean areBusy() {
    return processes.stream().allMatch(Process::isAlive);
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
  }
}
