package io.loopwarden.engine.page.writer;

import io.loopwarden.engine.baseline.DraftFile;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.Options;
import io.loopwarden.engine.config.Problem;
import io.loopwarden.engine.page.HtmlReport;
import io.loopwarden.engine.page.ReportPage;
import io.loopwarden.engine.report.Notifications;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes the HTML report to the file of the option {@code report.file} when the JVM exits. Runs on
 * the thread of the JVM's exit.
 */
public final class ReportFile implements Runnable {

  private static final String PROCESS_ID = "%p";

  private final File file;
  private final Supplier<ReportPage> page;
  private final Notifications notifications;

  private ReportFile(File file, Supplier<ReportPage> page, Notifications notifications) {
    this.file = file;
    this.page = page;
    this.notifications = notifications;
  }

  /** Reports a file that cannot be written, before anything is found that would go there. */
  public static Configuration checked(Configuration configuration) {
    String path = configuration.get(Options.REPORT_FILE);
    if (path.isEmpty() || isWritable(file(path))) {
      return configuration;
    }
    String allowed = Options.REPORT_FILE.type().allowed();
    return configuration.with(List.of(new Problem(Options.REPORT_FILE.key(), path, allowed)));
  }

  private static File file(String path) {
    String processId = Long.toString(ProcessHandle.current().pid());
    return new File(path.replace(PROCESS_ID, processId)).getAbsoluteFile();
  }

  private static boolean isWritable(File file) {
    File folder = file.getParentFile();
    return folder != null
        && isRegular(file)
        && (folder.isDirectory() || folder.mkdirs())
        && folder.canWrite();
  }

  /** A pipe or a device would hold up whoever writes to it. */
  private static boolean isRegular(File file) {
    return !file.exists() || file.isFile();
  }

  /** What writes the file; null if the user wants none, or it was reported why there is none. */
  public static @Nullable ReportFile of(
      Configuration configuration, Supplier<ReportPage> page, Notifications notifications) {
    String path = configuration.get(Options.REPORT_FILE);
    for (Problem problem : configuration.problems()) {
      if (problem.key().equals(Options.REPORT_FILE.key())) {
        return null;
      }
    }
    return path.isEmpty() ? null : new ReportFile(file(path), page, notifications);
  }

  @Override
  public void run() {
    try {
      write(HtmlReport.of(page.get()));
    } catch (IOException | RuntimeException e) {
      notifications.problem("report_not_written", file + " cannot be written: " + e);
    }
  }

  private void write(String html) throws IOException {
    if (!isRegular(file)) {
      throw new IOException("it is not a regular file");
    }
    Path target = file.toPath();
    String draftName = "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".draft";
    Path draft = target.resolveSibling(draftName);
    try {
      Files.write(draft, html.getBytes(StandardCharsets.UTF_8));
      DraftFile.replace(draft, target);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
