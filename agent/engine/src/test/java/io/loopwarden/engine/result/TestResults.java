package io.loopwarden.engine.result;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;

/** JvmResults for tests. */
public final class TestResults {

  private static final long MILLI = 1_000_000;

  private TestResults() {}

  /** A blocking call at a site, with these durations. */
  public static JvmProblem call(String fingerprint, String operation, String site, long... millis) {
    return finding(
        fingerprint,
        operation,
        site,
        JvmProblem.Verdict.NEW,
        LongStream.of(millis).map(each -> each * MILLI).toArray());
  }

  /** The same, with what its JVM made of it. */
  public static JvmProblem finding(
      String fingerprint,
      String operation,
      String site,
      JvmProblem.Verdict verdict,
      long... nanos) {
    Histogram durations = new PackedHistogram(2);
    Arrays.stream(nanos).forEach(durations::recordValue);
    return new JvmProblem(
        fingerprint,
        List.of(),
        operation,
        operation,
        "sleep",
        site + "(Orders.java:42)",
        site,
        "Use a timer",
        verdict,
        true,
        false,
        nanos.length,
        0,
        LongStream.of(nanos).sum(),
        LongStream.of(nanos).max().orElse(0),
        0,
        durations,
        List.of(operation + "(Native Method)", site + "(Orders.java:42)"));
  }

  /** The same problem, of which tests have judged some occurrences. */
  public static JvmProblem judgedByTests(JvmProblem finding, long occurrences) {
    return with(finding, occurrences, finding.delayedNanos());
  }

  /** The same problem, which kept others waiting. */
  static JvmProblem delayed(JvmProblem finding, long delayedMillis) {
    return with(finding, finding.judgedByTests(), delayedMillis * MILLI);
  }

  private static JvmProblem with(JvmProblem finding, long judgedByTests, long delayedNanos) {
    return new JvmProblem(
        finding.fingerprint(),
        finding.formerFingerprints(),
        finding.call(),
        finding.operation(),
        finding.category(),
        finding.site(),
        finding.function(),
        finding.remedy(),
        finding.verdict(),
        finding.byNature(),
        finding.deadlock(),
        finding.occurrences(),
        judgedByTests,
        finding.totalNanos(),
        finding.longestNanos(),
        delayedNanos,
        finding.durationsNanos(),
        finding.stack());
  }

  /** The same part with other times of its event loops. */
  public static JvmResult with(JvmResult result, LoopTimes times) {
    return new JvmResult(
        result.version(),
        result.pid(),
        result.startMillis(),
        result.endMillis(),
        result.ended(),
        result.eventLoops(),
        result.belowThreshold(),
        result.allowed(),
        result.unclassified(),
        times,
        result.groups(),
        result.findings(),
        result.ran());
  }

  /** The same part of a JVM with another process id and these groups of event loops. */
  public static JvmResult with(JvmResult result, long pid, JvmLoopGroup... groups) {
    return new JvmResult(
        result.version(),
        pid,
        result.startMillis(),
        result.endMillis(),
        result.ended(),
        result.eventLoops(),
        result.belowThreshold(),
        result.allowed(),
        result.unclassified(),
        result.loopTimes(),
        List.of(groups),
        result.findings(),
        result.ran());
  }

  /** A group of two event loops that ran for 10 s together. */
  public static JvmLoopGroup group(
      String name, long busyMillis, long blockedMillis, long... delays) {
    Histogram iterations = new PackedHistogram(2);
    iterations.recordValue(MILLI);
    Histogram delaysNanos = new PackedHistogram(2);
    for (long millis : delays) {
      delaysNanos.recordValue(millis * MILLI);
    }
    return new JvmLoopGroup(
        name,
        2,
        10_000 * MILLI,
        busyMillis * MILLI,
        blockedMillis * MILLI,
        7 * MILLI,
        iterations,
        delaysNanos,
        Map.of(name, 3L));
  }

  /** The part of a JVM that ended in order. */
  public static JvmResult result(JvmProblem... findings) {
    return new JvmResult(
        "1.0",
        7,
        1_700_000_000_000L,
        1_700_000_001_000L,
        true,
        2,
        3,
        4,
        0,
        LoopTimes.unknown(),
        List.of(),
        List.of(findings),
        RanMethods.unknown());
  }

  /** The part of a JVM that was killed. */
  public static JvmResult killed(JvmProblem... findings) {
    return new JvmResult(
        "1.0",
        8,
        1_700_000_000_500L,
        1_700_000_002_000L,
        false,
        1,
        0,
        0,
        0,
        LoopTimes.unknown(),
        List.of(),
        List.of(findings),
        RanMethods.unknown());
  }

  /** Writes parts into a folder. */
  public static void write(Path folder, JvmResult... results) throws IOException {
    for (JvmResult result : results) {
      new JvmResultFile(folder, result.startMillis(), result.pid()).write(result);
    }
  }

  /** JvmResults that could all be read. */
  public static JvmResults results(JvmResult... results) {
    return new JvmResults(List.of(results), List.of());
  }
}
