package io.loopwarden.engine.result;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * The results of all JVMs.
 *
 * @param all what could be read
 * @param problems what could not: the file, and why
 */
public record JvmResults(List<JvmResult> all, List<String> problems) {

  /** Copies both. */
  public JvmResults {
    all = List.copyOf(all);
    problems = List.copyOf(problems);
  }

  /**
   * Reads the results in folders and the folders in them; a result that lies there twice counts
   * once.
   */
  public static JvmResults in(Collection<Path> folders) {
    TreeMap<String, Path> files = new TreeMap<>();
    List<String> problems = new ArrayList<>();
    for (Path folder : folders) {
      try {
        Files.walkFileTree(folder, new Collector(files, problems));
      } catch (IOException e) {
        problems.add(folder + " cannot be read: " + e.getMessage());
      }
    }
    List<JvmResult> results = new ArrayList<>();
    for (Path file : files.values()) {
      try {
        results.add(JvmResultDecoder.read(Files.readString(file)));
      } catch (UnreadableResultException e) {
        problems.add(file + " cannot be used: " + e.getMessage());
      } catch (IOException | OutOfMemoryError e) {
        problems.add(file + " cannot be read: " + e);
      }
    }
    results.sort(Comparator.comparingLong(JvmResult::startMillis));
    return new JvmResults(results, problems);
  }

  /**
   * Whether there is all that was met: every result can be read, every JVM ended in order, and had
   * memory for all of it.
   */
  public boolean areComplete() {
    return problems.isEmpty() && notEnded() == 0 && unclassified() == 0;
  }

  /** How many JVMs were killed, or run still. */
  public long notEnded() {
    return all.stream().filter(result -> !result.ended()).count();
  }

  /** How many calls and stalls did not fit into the JVMs' budgets of memory. */
  public long unclassified() {
    return all.stream().mapToLong(JvmResult::unclassified).sum();
  }

  /** The time of all event loops. */
  public LoopTimes loopTimes() {
    return LoopTimes.of(all);
  }

  /** How many event loops there were. */
  public long eventLoops() {
    return all.stream().mapToLong(JvmResult::eventLoops).sum();
  }

  private static final class Collector extends SimpleFileVisitor<Path> {
    private final TreeMap<String, Path> files;
    private final List<String> problems;

    Collector(TreeMap<String, Path> files, List<String> problems) {
      this.files = files;
      this.problems = problems;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (JvmResultFile.isFailure(file)) {
        problems.add(file + " says that a JVM could not write what it found");
      } else if (JvmResultFile.isResult(file)) {
        files.putIfAbsent(file.getFileName().toString(), file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException reason) {
      problems.add(file + " cannot be read: " + reason);
      return FileVisitResult.CONTINUE;
    }
  }
}
