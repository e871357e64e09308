package io.loopwarden.engine.scan.path;

import io.loopwarden.engine.scan.code.Call;
import io.loopwarden.engine.scan.code.MethodId;
import io.loopwarden.engine.scan.code.ScannedCode;
import io.loopwarden.engine.scan.code.ScannedMethod;
import io.loopwarden.engine.scan.code.Value;
import io.loopwarden.engine.scan.rule.EntryRule;
import io.loopwarden.engine.scan.rule.LeaveRule;
import io.loopwarden.engine.scan.rule.ScanRules;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which calls have what is passed to them run on another thread than the event loop: those that the
 * rules name, and those of methods of the application that pass on to such a call what they get.
 */
final class Leaving {

  private final ScannedCode code;
  private final ScanRules rules;
  private final Map<ScannedMethod, Set<Call>> known = new HashMap<>();

  Leaving(ScannedCode code, ScanRules rules) {
    this.code = code;
    this.rules = rules;
  }

  /** Whether a function that a method makes runs on another thread. */
  boolean leaves(ScannedMethod method, Value function) {
    for (Call consumer : function.consumers()) {
      if (of(method).contains(consumer)) {
        return true;
      }
    }
    return false;
  }

  /** The calls of a method whose arguments run on another thread. */
  Set<Call> of(ScannedMethod method) {
    Set<Call> leaving = known.get(method);
    if (leaving == null) {
      known.put(method, Set.of()); // as long as a recursion asks
      leaving = find(method);
      known.put(method, leaving);
    }
    return leaving;
  }

  private Set<Call> find(ScannedMethod method) {
    Set<Call> leaving = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<Call> moved = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Call call : method.calls()) {
      Call before = producer(call.receiver());
      if (before != null && moved.contains(before)) {
        moved.add(call);
        leaving.add(call);
      }
      LeaveRule rule = ruleOf(call);
      if (rule != null && stays(rule, call)) {
        moved.remove(call);
      } else if (rule != null) {
        apply(rule, call, leaving, moved);
      } else if (hasFunction(call) && passesOn(code.inherited(call.target()))) {
        leaving.add(call);
      }
    }
    return leaving;
  }

  private static boolean hasFunction(Call call) {
    for (Value argument : call.arguments()) {
      if (argument.body() != null || argument.holdsParameter()) {
        return true;
      }
    }
    return false;
  }

  /** Whether a method has what it gets run on another thread. */
  private boolean passesOn(@Nullable ScannedMethod method) {
    for (Call call : method == null ? Set.<Call>of() : of(method)) {
      for (Value argument : call.arguments()) {
        if (argument.holdsParameter()) {
          return true;
        }
      }
    }
    return false;
  }

  private static void apply(LeaveRule rule, Call call, Set<Call> leaving, Set<Call> moved) {
    switch (rule.effect()) {
      case ARGUMENTS -> leaving.add(call);
      case BELOW -> moved.add(call);
      case ABOVE -> {
        Call before = producer(call.receiver());
        while (before != null && leaving.add(before)) {
          before = producer(before.receiver());
        }
      }
    }
  }

  private static @Nullable Call producer(@Nullable Value value) {
    return value == null ? null : value.producer();
  }

  private @Nullable LeaveRule ruleOf(Call call) {
    MethodId target = call.target();
    for (LeaveRule rule : rules.leaves()) {
      if (rule.methods().names(target)
          && rule.methods().includes(target, code.ancestors(target.owner()))
          && (rule.methods().type().equals(target.owner()) || !isClaimed(target.owner()))) {
        return rule;
      }
    }
    return null;
  }

  private boolean isClaimed(String owner) {
    for (EntryRule entry : rules.entries()) {
      if (entry.claims(owner)) {
        return true;
      }
    }
    return false;
  }

  private static boolean stays(LeaveRule rule, Call call) {
    boolean only = rule.only().isEmpty();
    for (Value argument : call.arguments()) {
      Call producer = argument.producer();
      String name = producer == null ? "" : producer.target().function();
      if (rule.unless().contains(name)) {
        return true;
      }
      only |= rule.only().contains(name);
    }
    return !only;
  }
}
