package io.loopwarden.benchmarks;

import io.loopwarden.benchmarks.setup.Options;

/** One measurement that ends in one table. */
interface Benchmark {

  /** What is measured. */
  String title();

  /** Measures, and returns the table as Markdown. */
  String run(Options options);
}
