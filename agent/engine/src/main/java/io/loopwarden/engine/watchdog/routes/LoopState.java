package io.loopwarden.engine.watchdog.routes;

import io.loopwarden.hooks.LoopwardenLoop;
import io.loopwarden.hooks.LoopwardenOperationCode;

/** What a busy event loop does at a moment. */
enum LoopState {
  /** It runs, or could run. */
  COMPUTING,
  /** It is in an operation. */
  BLOCKED,
  /** It waits, but in no operation: for a monitor, as a rule. */
  WAITING;

  /** What one does now. */
  static LoopState of(LoopwardenLoop loop) {
    if (LoopwardenOperationCode.isOperation(loop.currentCode())) {
      return BLOCKED;
    }
    return switch (loop.thread.getState()) {
      case BLOCKED, WAITING, TIMED_WAITING -> WAITING;
      default -> COMPUTING;
    };
  }
}
