package io.loopwarden.engine.command;

import io.loopwarden.engine.baseline.BaselineFile;
import io.loopwarden.engine.baseline.LineProblem;
import io.loopwarden.engine.file.RegularFile;
import io.loopwarden.engine.result.JvmResults;
import io.loopwarden.engine.scan.RunResults;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The files that {@code check} and {@code baseline} read and write. */
final class ResultFiles {

  /** What other tools call standard output, which has lines of ours already. */
  private static final String STANDARD_OUTPUT = "-";

  private ResultFiles() {}

  /** A file that cannot be used; the message says why in one line. */
  static final class UnusableFileException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableFileException(String message) {
      super(message);
    }
  }

  /**
   * The results in folders.
   *
   * @throws UnusableFileException if there are none: nothing is known then, least of all that all
   *     is well
   */
  static JvmResults results(CommandSpec command, List<File> folders) throws UnusableFileException {
    List<Path> paths = new ArrayList<>();
    for (File folder : folders) {
      if (!folder.isDirectory()) {
        throw new ParameterException(command.commandLine(), folder + " is no folder");
      }
      try {
        paths.add(folder.toPath().toRealPath());
      } catch (IOException e) {
        throw new UnusableFileException(folder + " cannot be read: " + reason(e));
      }
    }
    JvmResults results = JvmResults.in(paths);
    if (results.all().isEmpty() && results.problems().isEmpty()) {
      throw new UnusableFileException(
          "there is no result file in "
              + folders.stream().map(File::getPath).collect(Collectors.joining(", "))
              + "; give the agent the option results="
              + folders.get(0).getAbsolutePath());
    }
    return results;
  }

  /**
   * The problems in one result, or in the results of a folder.
   *
   * @throws UnusableFileException if there is none, or one of them cannot be read
   */
  static RunResults runResults(CommandSpec command, File file) throws UnusableFileException {
    if (file.isDirectory()) {
      return RunResults.of(readable(results(command, List.of(file))));
    }
    if (!file.isFile()) {
      throw new ParameterException(command.commandLine(), file + " is no folder and no file");
    }
    try {
      JvmResults results = readable(JvmResults.in(List.of(file.toPath().toRealPath())));
      if (results.all().isEmpty()) {
        throw new UnusableFileException(
            file + " is no file that a JVM with the option results left");
      }
      return RunResults.of(results);
    } catch (IOException e) {
      throw new UnusableFileException(file + " cannot be read: " + reason(e));
    }
  }

  private static JvmResults readable(JvmResults results) throws UnusableFileException {
    if (!results.problems().isEmpty()) {
      throw new UnusableFileException(String.join("; ", results.problems()));
    }
    return results;
  }

  /**
   * A file of accepted violations; what is wrong with its lines is reported, each in one line.
   *
   * @throws UnusableFileException if it cannot be read
   */
  static BaselineFile baseline(CommandSpec command, File file) throws UnusableFileException {
    try {
      BaselineFile baseline = BaselineFile.read(file);
      complain(command.commandLine().getErr(), file, baseline);
      if (baseline.entries().isEmpty() && !baseline.problems().isEmpty()) {
        throw new UnusableFileException("the baseline " + file + " has no line that can be used");
      }
      return baseline;
    } catch (IOException e) {
      throw new UnusableFileException("the baseline " + file + " cannot be read: " + reason(e));
    }
  }

  private static void complain(PrintWriter err, File file, BaselineFile baseline) {
    for (LineProblem problem : baseline.problems()) {
      err.println(
          "loopwarden: "
              + file
              + ":"
              + problem.line()
              + ": "
              + problem.message()
              + "; allowed: "
              + BaselineFile.FORM);
    }
  }

  /**
   * Writes a report.
   *
   * @param append whether something stands there already that is not ours
   * @throws UnusableFileException if it cannot be written
   */
  static void write(File file, String text, boolean append) throws UnusableFileException {
    checkReplaceable(file);
    try {
      Path target = file.toPath().toAbsolutePath();
      Files.createDirectories(target.getParent());
      if (append) {
        Files.writeString(
            target,
            text,
            StandardCharsets.UTF_8,
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      } else {
        Files.writeString(target, text, StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw new UnusableFileException(file + " cannot be written: " + reason(e));
    }
  }

  /**
   * Checks that a file is one: a pipe would hold up whoever writes to it, and a folder be replaced.
   *
   * @throws UnusableFileException if there is something else
   */
  static void checkReplaceable(File file) throws UnusableFileException {
    if (file.getPath().equals(STANDARD_OUTPUT) || !RegularFile.isOrCanBe(file)) {
      throw new UnusableFileException(
          file + " cannot be written; allowed: a regular file, or one that does not exist yet");
    }
  }

  /** Why something failed, in the words of the operating system where it has any. */
  static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "it does not exist";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    String message = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
