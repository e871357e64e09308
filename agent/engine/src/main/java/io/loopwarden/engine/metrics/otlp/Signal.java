package io.loopwarden.engine.metrics.otlp;

import io.loopwarden.engine.config.HttpEndpoint;
import java.io.IOException;

/** One path of the collector, with the waits after its failures. */
final class Signal {

  /** What became of a request. */
  enum Outcome {
    /** The collector has it. */
    TAKEN,
    /** The collector may take the same later. */
    REFUSED,
    /** The collector will never take it. */
    REJECTED,
    /** The collector did not answer. */
    UNANSWERED
  }

  private final HttpPost post;
  private final String path;
  private final String address;
  private final Collector collector;
  private final Backoff backoff = new Backoff();

  Signal(HttpEndpoint endpoint, String path, HttpPost post, Collector collector) {
    this.post = post;
    this.path = path;
    this.address = endpoint + path;
    this.collector = collector;
  }

  /** Whether something may be sent now. */
  boolean isReady() {
    return !backoff.isWaiting(System.nanoTime());
  }

  /** Sends it. */
  Outcome send(byte[] json, Deadline deadline) {
    try {
      Answer answer = post.send(path, json, deadline);
      if (answer.isSuccess()) {
        backoff.worked();
        collector.worked(address);
        return Outcome.TAKEN;
      }
      fail("it answers " + answer.status(), answer.retryAfterSeconds());
      return answer.isTemporary() ? Outcome.REFUSED : Outcome.REJECTED;
    } catch (IOException | SecurityException e) {
      fail(e.getMessage() == null ? e.toString() : e.getMessage(), 0);
      return Outcome.UNANSWERED;
    }
  }

  private void fail(String reason, int leastSeconds) {
    backoff.failed(System.nanoTime(), leastSeconds);
    collector.failed(address, reason);
  }
}
