package io.loopwarden.engine.result;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;

/** Parts for tests. */
public final class TestParts {

  private static final long MILLI = 1_000_000;

  private TestParts() {}

  /** A blocking call at a site, with these durations. */
  public static PartFinding call(
      String fingerprint, String operation, String site, long... millis) {
    return finding(
        fingerprint,
        operation,
        site,
        PartFinding.Verdict.NEW,
        LongStream.of(millis).map(each -> each * MILLI).toArray());
  }

  /** The same, with what its JVM made of it. */
  public static PartFinding finding(
      String fingerprint,
      String operation,
      String site,
      PartFinding.Verdict verdict,
      long... nanos) {
    Histogram durations = new PackedHistogram(2);
    Arrays.stream(nanos).forEach(durations::recordValue);
    return new PartFinding(
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
  public static PartFinding judgedByTests(PartFinding finding, long occurrences) {
    return with(finding, occurrences, finding.delayedNanos());
  }

  /** The same problem, which kept others waiting. */
  static PartFinding delayed(PartFinding finding, long delayedMillis) {
    return with(finding, finding.judgedByTests(), delayedMillis * MILLI);
  }

  private static PartFinding with(PartFinding finding, long judgedByTests, long delayedNanos) {
    return new PartFinding(
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
  public static Part with(Part part, LoopTimes times) {
    return new Part(
        part.version(),
        part.pid(),
        part.startMillis(),
        part.endMillis(),
        part.ended(),
        part.eventLoops(),
        part.belowThreshold(),
        part.allowed(),
        part.unclassified(),
        times,
        part.groups(),
        part.findings(),
        part.ran());
  }

  /** The same part of a JVM with another process id and these groups of event loops. */
  public static Part with(Part part, long pid, PartGroup... groups) {
    return new Part(
        part.version(),
        pid,
        part.startMillis(),
        part.endMillis(),
        part.ended(),
        part.eventLoops(),
        part.belowThreshold(),
        part.allowed(),
        part.unclassified(),
        part.loopTimes(),
        List.of(groups),
        part.findings(),
        part.ran());
  }

  /** A group of two event loops that ran for 10 s together. */
  public static PartGroup group(String name, long busyMillis, long blockedMillis, long... delays) {
    Histogram iterations = new PackedHistogram(2);
    iterations.recordValue(MILLI);
    Histogram delaysNanos = new PackedHistogram(2);
    for (long millis : delays) {
      delaysNanos.recordValue(millis * MILLI);
    }
    return new PartGroup(
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
  public static Part part(PartFinding... findings) {
    return new Part(
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
  public static Part killed(PartFinding... findings) {
    return new Part(
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
  public static void write(Path folder, Part... parts) throws IOException {
    for (Part part : parts) {
      new PartFile(folder, part.startMillis(), part.pid()).write(part);
    }
  }

  /** Parts that could all be read. */
  public static Parts parts(Part... parts) {
    return new Parts(List.of(parts), List.of());
  }
}
