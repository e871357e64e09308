package io.loopwarden.it.stalls;

import io.loopwarden.it.harness.Launch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Processes that keep one processor busy.
 *
 * @param processes the processes
 */
record Neighbours(List<Process> processes) implements AutoCloseable {

  static final int PROCESSOR = 0;

  private static final int COUNT = 5;

  static Neighbours start() {
    Neighbours neighbours = new Neighbours(new ArrayList<>());
    List<String> command = Launch.onProcessor(PROCESSOR).command("sh", "-c", "while :; do :; done");
    try {
      for (int i = 0; i < COUNT; i++) {
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
