package com.example.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What probes work with: a folder, other threads, and what is closed when the probe has run. */
final class Workbench implements AutoCloseable {

  /**
   * How long a call blocks that something else has to end: well above any threshold, and long
   * enough for an event loop that gets no processor for a while to be there in time.
   */
  static final long PAUSE_MILLIS = 80;

  private static final ScheduledExecutorService OTHERS =
      Executors.newScheduledThreadPool(
          4,
          task -> {
            Thread thread = new Thread(task, "other");
            thread.setDaemon(true);
            return thread;
          });

  private final String threadName;
  private final Path folder;
  private final Deque<AutoCloseable> closeables = new ConcurrentLinkedDeque<>();
  private int files;

  Workbench(String threadName, Path folder) {
    this.threadName = threadName;
    this.folder = folder;
  }

  /** The name of the thread whose reports are the probe's. */
  String threadName() {
    return threadName;
  }

  /** Has another thread do something while the event loop blocks. */
  void soon(Action action) {
    OTHERS.schedule(
        () -> {
          action.run();
          return null;
        },
        PAUSE_MILLIS,
        TimeUnit.MILLISECONDS);
  }

  /** Has another thread do something now, and waits until it is done. */
  void elsewhere(Action action) throws Exception {
    OTHERS
        .submit(
            () -> {
              action.run();
              return null;
            })
        .get(10, TimeUnit.SECONDS);
  }

  /** Closes something when the probe has run. */
  <T extends AutoCloseable> T closing(T closeable) {
    closeables.push(closeable);
    return closeable;
  }

  /** A path in the probe's folder where nothing is. */
  Path path() {
    return folder.resolve("file-" + files++);
  }

  /** A file of so many bytes. */
  Path file(int bytes) throws IOException {
    return Files.write(path(), new byte[bytes]);
  }

  /** A folder with three files. */
  Path folder() throws IOException {
    Path made = Files.createDirectory(path());
    for (int i = 0; i < 3; i++) {
      Files.writeString(made.resolve("entry-" + i), "text\n");
    }
    return made;
  }

  @Override
  public void close() {
    Deque<AutoCloseable> left = new ArrayDeque<>(closeables);
    for (AutoCloseable closeable : left) {
      try {
        closeable.close();
      } catch (Exception e) {
        System.err.println("not closed: " + e);
      }
    }
  }
}
