package io.loopwarden.it.isolation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/** The native agent in the jar of async-profiler, for Linux on x86-64. */
final class AsyncProfiler {
  /** What it writes when the JVM exits. */
  static final String FILE = "profile.collapsed";

  private static final String LIBRARY = "linux-x64/libasyncProfiler.so";

  private AsyncProfiler() {}

  /** Copies it into a sandbox. */
  static Path unpack(Path jar, Sandbox sandbox) {
    try (FileSystem files = FileSystems.newFileSystem(jar)) {
      return Files.copy(files.getPath(LIBRARY), sandbox.file("libasyncProfiler.so"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
