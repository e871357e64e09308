package io.loopwarden.benchmarks;

import io.loopwarden.benchmarks.recording.Measurements;
import io.loopwarden.benchmarks.setup.Options;

/** A benchmark whose values can be kept: its table is made of them, at once or later. */
interface RecordableBenchmark extends Benchmark {

  /** Measures. */
  Measurements measure(Options options);

  /** The table of what was measured, as Markdown. */
  String table(Measurements measurements);

  @Override
  default String run(Options options) {
    return table(measure(options));
  }
}
