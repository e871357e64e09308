package io.loopwarden.engine.backstop;

import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.report.JfrReport;
import io.loopwarden.engine.result.PartFinding;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;

/**
 * All waits of one kind at one site that no woven method saw. Guarded by its {@link JfrFindings}.
 */
final class JfrFinding {

  private static final int SIGNIFICANT_DIGITS = 2;
  private static final String REMEDY =
      "Call the asynchronous counterpart, or move it off the event loop";

  private final String fingerprint;
  private final String operation;
  private final String category;
  private final Frame site;
  private final List<StackTraceElement> stack;
  private final Histogram durationsNanos = new PackedHistogram(SIGNIFICANT_DIGITS);
  private long totalNanos;
  private long longestNanos;

  JfrFinding(
      String fingerprint,
      String operation,
      String category,
      Frame site,
      List<StackTraceElement> stack) {
    this.fingerprint = fingerprint;
    this.operation = operation;
    this.category = category;
    this.site = site;
    this.stack = stack;
  }

  void record(long durationNanos) {
    durationsNanos.recordValue(durationNanos);
    totalNanos += durationNanos;
    longestNanos = Math.max(longestNanos, durationNanos);
  }

  String fingerprint() {
    return fingerprint;
  }

  long occurrences() {
    return durationsNanos.getTotalCount();
  }

  long longestNanos() {
    return longestNanos;
  }

  PartFinding toPart(PartFinding.Verdict verdict) {
    List<String> frames = new ArrayList<>();
    for (StackTraceElement frame : stack) {
      frames.add(JfrReport.frame(frame).toString());
    }
    return new PartFinding(
        fingerprint,
        "jfr:" + operation,
        category,
        site.toString(),
        site.function(),
        REMEDY,
        verdict,
        false,
        false,
        occurrences(),
        totalNanos,
        longestNanos,
        durationsNanos.copy(),
        frames);
  }
}
