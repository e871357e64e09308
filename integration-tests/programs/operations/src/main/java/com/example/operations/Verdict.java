package com.example.operations;

/** What the agent has to say of a probe. */
enum Verdict {
  /** It blocks, and has to be reported. */
  REPORTED,
  /** It blocks many times at one place, and has to be reported once. */
  REPEATED,
  /** It waits for itself, and has to be reported as a deadlock. */
  DEADLOCKED,
  /** It blocks, and is known not to be seen as a call. */
  MISSED,
  /** It does not block, and must not be reported. */
  SILENT
}
