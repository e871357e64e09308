package io.loopwarden.engine.page.writer;

import io.loopwarden.engine.baseline.DraftFile;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.Options;
import io.loopwarden.engine.file.RegularFile;
import io.loopwarden.engine.page.HtmlReport;
import io.loopwarden.engine.page.ReportPage;
import io.loopwarden.engine.report.Notifications;
import io.loopwarden.engine.report.OutputFile;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes the HTML report to the file of the option {@code report.file} when the JVM exits. Runs on
 * the thread of the JVM's exit.
 */
public final class ReportFile implements Runnable {

  private final File file;
  private final Supplier<ReportPage> page;
  private final Notifications notifications;

  private ReportFile(File file, Supplier<ReportPage> page, Notifications notifications) {
    this.file = file;
    this.page = page;
    this.notifications = notifications;
  }

  /** What writes the file; null if the user wants none, or it was reported why there is none. */
  public static @Nullable ReportFile of(
      Configuration configuration, Supplier<ReportPage> page, Notifications notifications) {
    File file = OutputFile.of(configuration, Options.REPORT_FILE);
    return file == null ? null : new ReportFile(file, page, notifications);
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
    Path target = RegularFile.checked(file).toPath();
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
