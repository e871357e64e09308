package io.loopwarden.engine.finding;

import io.loopwarden.engine.catalogue.Operation;
import java.util.List;
import java.util.Objects;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * A problem: all occurrences of one call at one site, whatever the event loop, the way there and
 * the operations that blocked. Its numbers are guarded by itself, and any thread may read them.
 */
public final class Finding {

  private final Kind kind;
  private final String fingerprint;
  private final Operation operation;
  private final String call;
  private final Frame site;
  private final List<Frame> stack;
  private final boolean deadlock;
  private final Histogram durationsNanos = Histograms.ofDurations();
  private final UnmeasuredCalls unmeasured = new UnmeasuredCalls();
  private final OperationsBeneath beneath = new OperationsBeneath();
  private final Sightings sightings = new Sightings();
  private final OngoingOccurrences ongoing = new OngoingOccurrences();

  /** The occurrences of the problem that are of the other kind: calls, or stalls. */
  private volatile @Nullable Finding counterpart;

  private boolean isTagged;
  private @Nullable String tag;
  private long totalNanos;
  private long longestNanos;
  private Delay delay = Delay.NONE;
  private Frame longestSite;
  private @Nullable String exceeded;

  /**
   * Makes a problem without occurrences.
   *
   * @param operation what blocks, with its category and remedy; for a stall, its cause
   * @param deadlock whether the event loop waits for what nobody but itself can do
   */
  public Finding(
      Kind kind,
      String fingerprint,
      Operation operation,
      String call,
      Frame site,
      List<Frame> stack,
      boolean deadlock) {
    this.kind = kind;
    this.fingerprint = fingerprint;
    this.operation = operation;
    this.call = call;
    this.site = site;
    this.longestSite = site;
    this.stack = List.copyOf(stack);
    this.deadlock = deadlock;
  }

  void counterpart(Finding ofOtherKind) {
    counterpart = ofOtherKind;
  }

  /** The numbers of the problem, whether its occurrences were calls or stalls. */
  public ProblemTotals problem() {
    Finding other = counterpart;
    return new ProblemTotals(other == null ? List.of(this) : List.of(this, other));
  }

  /** Counts the calls of a source from now on, too. */
  public synchronized void add(DroppedCalls source) {
    unmeasured.add(source);
  }

  /** Removes a source that drops no more calls, but keeps its number. */
  public synchronized void remove(DroppedCalls source) {
    unmeasured.remove(source);
  }

  /** Counts an occurrence that has ended. */
  public synchronized void record(long durationNanos) {
    durationsNanos.recordValue(durationNanos);
    totalNanos += durationNanos;
    longestNanos = Math.max(longestNanos, durationNanos);
  }

  /** Counts an occurrence that has ended, and whom it has kept waiting. */
  synchronized void record(long durationNanos, Delay ofOccurrence) {
    record(durationNanos);
    delay = delay.plus(ofOccurrence);
  }

  /** Whom its occurrences have kept waiting, as far as that is known. */
  public synchronized Delay delay() {
    return delay;
  }

  /**
   * Notes an occurrence that goes on: it counts with its age, until {@link #noLongerOngoing}.
   *
   * @param loop the loop that it holds; one loop has one at a time
   * @param startNanos when it began, by {@link System#nanoTime()}
   */
  synchronized void ongoing(Object loop, long startNanos) {
    ongoing.begin(loop, startNanos);
  }

  /** What held a loop has ended, or turned out to be of another kind. */
  synchronized void noLongerOngoing(Object loop) {
    ongoing.end(loop);
  }

  /** What kind of thing it is an occurrence of. */
  public Kind kind() {
    return kind;
  }

  /** A stable id: eight hexadecimal digits. */
  public String fingerprint() {
    return fingerprint;
  }

  /** What blocks, with its category and remedy; for stalls, the cause that took most time. */
  public synchronized Operation operation() {
    return beneath.mainCause(operation);
  }

  /** The method that the site called, such as {@code java.lang.Thread.sleep}. */
  public String call() {
    return call;
  }

  /**
   * Counts calls of one operation in an occurrence.
   *
   * @param formerFingerprint the fingerprint that baselines of earlier versions have for it
   */
  public synchronized void blockedBy(
      String operationName, String formerFingerprint, int calls, long durationNanos) {
    beneath.add(new OperationsBeneath.Total(operationName, calls, durationNanos));
    beneath.add(formerFingerprint);
  }

  /** Counts the cause of a stall that is about to be recorded; a problem may have several. */
  public synchronized void causedBy(Operation cause, Frame site, long durationNanos) {
    beneath.addCause(cause, durationNanos);
    longestSite = durationNanos > longestNanos ? site : longestSite;
  }

  /** Notes fingerprints that baselines of earlier versions have for it. */
  public synchronized void formerly(List<String> formerFingerprints) {
    beneath.add(formerFingerprints);
  }

  /** What blocked beneath the call, the longest first. */
  public synchronized List<OperationsBeneath.Total> operations() {
    return beneath.totals();
  }

  /** The fingerprints that baselines of earlier versions have for it. */
  public synchronized List<String> formerFingerprints() {
    return beneath.formerFingerprints();
  }

  /** When and for whom it occurred. */
  public Sightings sightings() {
    return sightings;
  }

  /** The first frame of the application, or where there is none, of whoever called the JDK. */
  public Frame site() {
    return site;
  }

  /** The same with the line of the longest stall that has ended, if the problem has stalls. */
  public synchronized Frame longestSite() {
    return longestSite;
  }

  /** The stack of the first occurrence, innermost first. */
  public List<Frame> stack() {
    return stack;
  }

  /** Takes the tag of one way to it; ways with different tags have none in common. */
  public synchronized void tag(@Nullable String ofWay) {
    tag = isTagged && !Objects.equals(tag, ofWay) ? null : ofWay;
    isTagged = true;
  }

  /** What kind of thing this is, such as {@code one_off}, or null if it is the application's. */
  public synchronized @Nullable String tag() {
    return tag;
  }

  /** Sets in what it has grown beyond what the baseline accepts; null if it has not. */
  synchronized void exceeded(@Nullable String exceeded) {
    this.exceeded = exceeded;
  }

  /** In what it has grown beyond what the baseline accepts, in words; null if it has not. */
  public synchronized @Nullable String exceeded() {
    return exceeded;
  }

  /** Whether the event loop waits for what nobody but itself can do; the duration is not known. */
  public boolean isDeadlock() {
    return deadlock;
  }

  /** How many occurrences there were, those that go on and {@link #unmeasured} included. */
  public synchronized long occurrences() {
    return durationsNanos.getTotalCount() + ongoing.size() + unmeasured();
  }

  /** How many occurrences there were of which only the sum is known, lost in a flood. */
  public synchronized long unmeasured() {
    return unmeasured.calls();
  }

  /** How long those took that are {@link #unmeasured}. */
  public synchronized long unmeasuredNanos() {
    return unmeasured.nanos();
  }

  /** How long the longest of those took that are {@link #unmeasured}. */
  public synchronized long longestUnmeasuredNanos() {
    return unmeasured.longestNanos();
  }

  /** The sum of the durations, the ages of occurrences that go on included. */
  public synchronized long totalNanos() {
    return totalNanos + unmeasuredNanos() + ongoing.totalNanos();
  }

  /** The longest of the durations, the ages of occurrences that go on included. */
  public synchronized long longestNanos() {
    return Math.max(Math.max(longestNanos, longestUnmeasuredNanos()), ongoing.longestNanos());
  }

  /** All durations, as a copy, the ages of occurrences that go on included. */
  public synchronized Histogram durationsNanos() {
    Histogram copy = durationsNanos.copy();
    ongoing.addTo(copy);
    return copy;
  }
}
