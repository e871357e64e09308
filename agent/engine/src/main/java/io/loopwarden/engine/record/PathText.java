package io.loopwarden.engine.record;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.finding.Finding;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.policy.AllowRule;
import io.loopwarden.engine.policy.AllowRules;
import io.loopwarden.engine.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way to an operation as text, and what was decided about it: one for all event loops that came
 * this way. Only the reporter's thread touches it.
 */
final class PathText {

  private final TracedCall call;
  private final String fingerprint;
  private final String formerFingerprint;
  private final long key;

  /** The paths of loops that have this text. */
  final List<CallPath> users = new ArrayList<>();

  /** The problem that this is a way to, once it has occurred. */
  @Nullable Finding finding;

  /** When it was last used, by the count of uses. */
  long lastUse;

  private @Nullable AllowRules judgedBy;
  private List<AllowRule> rules = List.of();
  private @Nullable String tag;
  private @Nullable TracedCall oneOff;

  /**
   * Makes the text of a path that nothing was decided about.
   *
   * @param key what the waits of one call have in common, see {@link CallKeys#ofCall}
   */
  PathText(TracedCall call, long key) {
    this.call = call;
    this.key = key;
    this.fingerprint = call.fingerprint();
    this.formerFingerprint = call.formerFingerprint();
  }

  TracedCall call() {
    return call;
  }

  String fingerprint() {
    return fingerprint;
  }

  /** The fingerprint of a stall at its site and call. */
  String fingerprintOfStall() {
    return call.deadlock() ? call.fingerprintOfStall() : fingerprint;
  }

  /** The fingerprint that baselines of earlier versions have. */
  String formerFingerprint() {
    return formerFingerprint;
  }

  /** The rules that decide on it, in order: those of the innermost frame that has one. */
  List<AllowRule> rules(Policy policy) {
    AllowRules inForce = policy.rules();
    if (judgedBy != inForce) {
      List<String> functions = functions();
      String category = call.operation().category();
      judgedBy = inForce;
      oneOff = null;
      rules = inForce.deciding(functions, category, call.siteOfRules());
      tag = inForce.tag(functions, category, call.siteOfRules());
      if (tag == null && !rules.isEmpty() && AllowRule.isOneOff(rules.get(0).tag())) {
        tag = rules.get(0).tag();
      }
    }
    return rules;
  }

  /** What kind of thing it is about, if that is known; to be asked after {@link #rules}. */
  @Nullable String tag() {
    return tag;
  }

  /** Whether it is something that happens once; to be asked after {@link #rules}. */
  boolean isOneOff() {
    return AllowRule.isOneOff(tag);
  }

  /** The call with the remedy for something that happens once. */
  TracedCall oneOff(Catalogue catalogue) {
    TracedCall known = oneOff;
    if (known == null) {
      known = call.withRemedy(catalogue.remedy(String.valueOf(tag)));
      oneOff = known;
    }
    return known;
  }

  /** What the waits of one call have in common; to be asked after {@link #rules}. */
  long key(int callingInstruction) {
    String what = tag;
    return what != null && AllowRule.isOneOff(what)
        ? CallKeys.ofOneOff(what, call.site())
        : CallKeys.at(key, callingInstruction);
  }

  private List<String> functions() {
    List<String> functions = new ArrayList<>();
    for (Frame frame : call.walked()) {
      functions.add(frame.function());
    }
    return functions;
  }

  /** The frames that were walked, as exceptions have them. */
  List<StackTraceElement> elements() {
    List<StackTraceElement> elements = new ArrayList<>();
    for (Frame frame : call.walked()) {
      elements.add(
          new StackTraceElement(frame.className(), frame.methodName(), frame.file(), frame.line()));
    }
    return elements;
  }
}
