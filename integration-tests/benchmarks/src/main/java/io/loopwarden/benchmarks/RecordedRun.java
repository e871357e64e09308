package io.loopwarden.benchmarks;

import io.loopwarden.benchmarks.recording.Measurements;
import io.loopwarden.benchmarks.recording.Recording;
import io.loopwarden.benchmarks.recording.RecordingFile;
import io.loopwarden.benchmarks.report.Machine;
import io.loopwarden.benchmarks.setup.Options;
import io.loopwarden.benchmarks.setup.OptionsParser;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A benchmark whose values are written into the file that the command line names. */
final class RecordedRun implements Benchmark {

  private final RecordableBenchmark benchmark;
  private final List<String> arguments;

  /**
   * Makes a run.
   *
   * @param arguments the whole command line
   */
  RecordedRun(RecordableBenchmark benchmark, List<String> arguments) {
    this.benchmark = benchmark;
    this.arguments = arguments;
  }

  @Override
  public String title() {
    return benchmark.title();
  }

  @Override
  public String run(Options options) {
    String loadBefore = Machine.load();
    Measurements measurements = benchmark.measure(options);
    RecordingFile.write(
        options.recordedIn().orElseThrow(),
        new Recording(
            arguments.get(0),
            command(arguments),
            LocalDate.now(),
            Machine.describe() + ", " + Machine.loadSince(loadBefore),
            measurements));
    return benchmark.table(measurements);
  }

  /** What repeats a run anywhere: where files and folders are on this machine is left out. */
  static String command(List<String> arguments) {
    List<String> words = new ArrayList<>(arguments.subList(0, 1));
    for (int index = 1; index < arguments.size(); index += 2) {
      if (!OptionsParser.isOfThisMachine(arguments.get(index))) {
        words.addAll(arguments.subList(index, index + 2));
      }
    }
    return String.join(" ", words);
  }
}
