package io.loopwarden.thirdparty;

/** What became of a test. */
enum Outcome {
  PASSED,
  FAILED,
  /** It gave up by itself, as an assumption did not hold. */
  ABORTED,
  SKIPPED,
  /** It is not among the results of a run. */
  MISSING
}
