package io.loopwarden.engine.command;

import io.loopwarden.engine.histogram.IntervalLog;
import io.loopwarden.engine.histogram.MergedLogs;
import io.loopwarden.engine.text.PlainText;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code merge}: the percentiles of many JVMs together. */
@Command(
    name = "merge",
    mixinStandardHelpOptions = true,
    description = "Adds the logs that JVMs with the option histograms.file wrote.")
final class MergeCommand implements Callable<Integer> {

  private static final double NANOS_PER_MILLI = 1e6;
  private static final double[] PERCENTILES = {50, 90, 99, 99.9, 100};

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "The logs; of a folder, all files whose names contain .hlog.")
  private List<File> files = List.of();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Also writes the sum, as a log of one interval.")
  private @Nullable File output;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws ResultFiles.UnusableFileException {
    CommandSpec own = Objects.requireNonNull(spec);
    PrintWriter err = own.commandLine().getErr();
    MergedLogs merged = new MergedLogs();
    boolean isWhole = true;
    for (File log : logs()) {
      try {
        merged.add(log);
      } catch (IOException e) {
        isWhole = false;
        err.println("loopwarden: " + PlainText.line(log + ": " + ResultFiles.reason(e)));
      }
    }
    if (merged.byTag().isEmpty()) {
      throw new ResultFiles.UnusableFileException("there is no histogram in these files");
    }
    print(own.commandLine().getOut(), merged);
    if (output != null) {
      write(merged, output);
    }
    return isWhole ? 0 : LoopwardenCommand.FAILED;
  }

  /** Each log once, however often it was given. */
  private Collection<File> logs() {
    Map<File, File> logs = new LinkedHashMap<>();
    for (File file : files) {
      File[] inFolder = file.listFiles((folder, name) -> name.contains(".hlog"));
      if (inFolder == null) {
        logs.putIfAbsent(canonical(file), file);
      } else {
        Arrays.sort(inFolder);
        for (File log : inFolder) {
          logs.putIfAbsent(canonical(log), log);
        }
      }
    }
    return logs.values();
  }

  private static File canonical(File file) {
    try {
      return file.getCanonicalFile();
    } catch (IOException e) {
      return file; // reading it will say why
    }
  }

  private static void print(PrintWriter out, MergedLogs merged) {
    String logs = merged.logs() == 1 ? " log" : " logs";
    out.println("histograms of " + merged.logs() + logs + ", in milliseconds");
    out.printf(
        Locale.ROOT,
        "%12s %10s %10s %10s %10s %10s  %s%n",
        "count",
        "p50",
        "p90",
        "p99",
        "p99.9",
        "max",
        "histogram");
    for (Map.Entry<String, Histogram> entry : merged.byTag().entrySet()) {
      Histogram histogram = entry.getValue();
      StringBuilder line = new StringBuilder();
      line.append(String.format(Locale.ROOT, "%12d", histogram.getTotalCount()));
      for (double percentile : PERCENTILES) {
        double millis = histogram.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
        line.append(String.format(Locale.ROOT, " %10.3f", millis));
      }
      out.println(line + "  " + PlainText.name(entry.getKey()));
    }
    out.flush();
  }

  private static void write(MergedLogs merged, File file) throws ResultFiles.UnusableFileException {
    ResultFiles.checkReplaceable(file);
    try (IntervalLog log =
        new IntervalLog(file.getAbsoluteFile(), Long.MAX_VALUE, "Loopwarden, the sum of logs")) {
      Files.deleteIfExists(file.toPath());
      log.write(merged.fromMillis(), merged.toMillis(), merged.byTag());
    } catch (IOException e) {
      throw new ResultFiles.UnusableFileException(
          file + " cannot be written: " + ResultFiles.reason(e));
    }
  }
}
