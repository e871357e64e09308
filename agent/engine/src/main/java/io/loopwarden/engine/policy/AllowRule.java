package io.loopwarden.engine.policy;

import java.time.LocalDate;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Allows blocking calls below a frame, or with {@code deny} reports them again.
 *
 * <p>The reporter asks, once for each way to an operation; in {@code mode=throw} event loops ask
 * too.
 */
public final class AllowRule {

  private final boolean allow;
  private final String pattern;
  private final @Nullable Wildcards frames;
  private final @Nullable Wildcards callers;
  private final @Nullable String category;
  private final long longestNanos;
  private final @Nullable LocalDate until;
  private final String reason;
  private final boolean builtIn;
  private final @Nullable String tag;
  private final boolean integration;
  private final AtomicLong uses = new AtomicLong();
  private final AtomicLong allowedNanos = new AtomicLong();

  AllowRule(
      boolean allow,
      String pattern,
      @Nullable String category,
      long longestNanos,
      @Nullable LocalDate until,
      String reason,
      boolean builtIn,
      @Nullable String tag) {
    this(allow, pattern, category, longestNanos, until, reason, builtIn, tag, false);
  }

  private AllowRule(
      boolean allow,
      String pattern,
      @Nullable String category,
      long longestNanos,
      @Nullable LocalDate until,
      String reason,
      boolean builtIn,
      @Nullable String tag,
      boolean integration) {
    this.allow = allow;
    this.pattern = pattern;
    int caller = callerMark(pattern);
    boolean isLiteral = caller < 0 && pattern.indexOf('*') < 0;
    this.frames =
        isLiteral ? null : new Wildcards(caller > 0 ? pattern.substring(0, caller) : pattern);
    this.callers = caller > 0 ? new Wildcards(pattern.substring(caller + 1)) : null;
    this.category = category;
    this.longestNanos = longestNanos;
    this.until = until;
    this.reason = reason;
    this.builtIn = builtIn;
    this.tag = tag;
    this.integration = integration;
  }

  /**
   * A rule that code asked for, about one method, whatever the operation and its duration.
   *
   * @param function the class and method
   * @param reason names who asked
   */
  public static AllowRule ofIntegration(boolean allow, String function, String reason) {
    return new AllowRule(allow, function, null, Long.MAX_VALUE, null, reason, false, null, true);
  }

  /** Where the {@code <} before the caller is, which is not that of {@code .<init>}; or -1. */
  private static int callerMark(String pattern) {
    int mark = pattern.indexOf('<', 1);
    while (mark > 0 && pattern.charAt(mark - 1) == '.') {
      mark = pattern.indexOf('<', mark + 1);
    }
    return mark;
  }

  /**
   * Whether a frame is of the method, or one of the methods, that the rule names.
   *
   * @param frame the frame's class and method
   * @param caller the class and method of the frame that called it; empty at the end of the stack
   */
  boolean matches(String frame, String caller, String category) {
    return (this.category == null || this.category.equals(category))
        && (until == null || !LocalDate.now().isAfter(until))
        && (frames == null ? pattern.equals(frame) : frames.match(frame))
        && (callers == null || callers.match(caller));
  }

  /** Whether the rule is about calls by certain callers only. */
  boolean namesCaller() {
    return callers != null;
  }

  /** Whether the rule holds until a day and no longer. */
  boolean expires() {
    return until != null;
  }

  /** Takes over the count of a rule that this one replaces. */
  void continueFrom(AllowRule replaced) {
    uses.set(replaced.uses.get());
    allowedNanos.set(replaced.allowedNanos.get());
  }

  /** Whether the other rule says the same. */
  boolean saysTheSame(AllowRule other) {
    return allow == other.allow
        && builtIn == other.builtIn
        && longestNanos == other.longestNanos
        && pattern.equals(other.pattern)
        && reason.equals(other.reason)
        && Objects.equals(category, other.category)
        && Objects.equals(until, other.until);
  }

  /** Whether the rule allows; if not, it takes back what an outer frame's rule allows. */
  public boolean isAllow() {
    return allow;
  }

  /** Whether the rule is Loopwarden's own, about what frameworks rightly do. */
  public boolean isBuiltIn() {
    return builtIn;
  }

  /** Whether the rule is shown only when it was used: nobody wrote it for this program. */
  public boolean isToldOnlyOnceUsed() {
    return builtIn || integration;
  }

  /** Whether the rule allows a call of this length. */
  public boolean allows(long durationNanos) {
    return allow && durationNanos <= longestNanos;
  }

  /** The pattern, as it was written. */
  public String pattern() {
    return pattern;
  }

  /** Why the rule stands. */
  public String reason() {
    return reason;
  }

  /** What kind of thing the rule classifies, such as {@code one_off}; null for a user's rule. */
  public @Nullable String tag() {
    return tag;
  }

  /** Whether a tag is about what happens once: for a class, a service or a source of entropy. */
  public static boolean isOneOff(@Nullable String tag) {
    return "one_off".equals(tag) || "entropy".equals(tag);
  }

  /** Counts a call that the rule allowed. */
  public void use(long durationNanos) {
    uses.incrementAndGet();
    allowedNanos.addAndGet(durationNanos);
  }

  /** How long the calls took together that the rule allowed. */
  public long allowedNanos() {
    return allowedNanos.get();
  }

  /** How many calls the rule allowed. */
  public long uses() {
    return uses.get();
  }
}
