package io.loopwarden.engine;

import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.MetricsOptions;
import io.loopwarden.engine.config.Options;
import io.loopwarden.engine.config.TimelineOptions;
import io.loopwarden.engine.page.ReportPage;
import io.loopwarden.engine.page.writer.ReportFile;
import io.loopwarden.engine.report.Notifications;
import io.loopwarden.engine.report.OutputFile;
import io.loopwarden.engine.timeline.Timeline;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The outputs that are files, beside log and results: none is loaded that nobody wants. */
final class OutputFiles {

  private OutputFiles() {}

  /** Reports the files that cannot be written. */
  static Configuration checked(Configuration given) {
    Configuration configuration = OutputFile.checked(given, Options.REPORT_FILE);
    configuration = OutputFile.checked(configuration, TimelineOptions.FILE);
    return OutputFile.checked(configuration, MetricsOptions.HISTOGRAMS_FILE);
  }

  /** The timeline; null if there is to be none. */
  static @Nullable Timeline timeline(Configuration configuration, Notifications notifications) {
    return configuration.get(TimelineOptions.FILE).isEmpty()
        ? null
        : Timeline.of(configuration, notifications);
  }

  /** The HTML report at the end; null if there is to be none. */
  static @Nullable ReportFile report(
      Configuration configuration, Supplier<ReportPage> page, Notifications notifications) {
    return configuration.get(Options.REPORT_FILE).isEmpty()
        ? null
        : ReportFile.of(configuration, page, notifications);
  }
}
