package io.loopwarden.engine.scan.path;

import io.loopwarden.engine.scan.code.Call;
import io.loopwarden.engine.scan.code.ScannedClass;
import io.loopwarden.engine.scan.code.ScannedCode;
import io.loopwarden.engine.scan.code.ScannedMethod;
import io.loopwarden.engine.scan.code.Value;
import io.loopwarden.engine.scan.rule.EntryRule;
import io.loopwarden.engine.scan.rule.ScanRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the methods of the application that event loops call. */
final class EntryPoints {

  private final ScannedCode code;
  private final Leaving leaving;
  private final FunctionBodies functions;
  private final List<EntryRule> entries = new ArrayList<>();
  private final Map<ScannedMethod, EntryPoint> found = new LinkedHashMap<>();

  private EntryPoints(ScannedCode code, ScanRules rules, Leaving leaving) {
    this.code = code;
    this.leaving = leaving;
    this.functions = new FunctionBodies(code);
    Presence presence = new Presence(code);
    for (EntryRule rule : rules.entries()) {
      if (presence.allows(rule)) {
        entries.add(rule);
      }
    }
  }

  /** All of them, each once, in the order of the classes. */
  static Collection<EntryPoint> in(ScannedCode code, ScanRules rules, Leaving leaving) {
    EntryPoints points = new EntryPoints(code, rules, leaving);
    for (ScannedClass each : code.classes()) {
      if (each.isApplication()) {
        points.addMethods(each);
        points.addFunctions(each);
      }
    }
    return points.found.values();
  }

  private void addMethods(ScannedClass type) {
    Set<String> ancestors = code.ancestors(type.name());
    for (ScannedMethod method : type.methods()) {
      if (method.hasCode() && !method.isSynthetic()) {
        Surroundings surroundings = new Surroundings(ancestors, annotations(type, method));
        for (EntryRule rule : entries) {
          if (rule.includes(method.id(), surroundings)) {
            add(method, rule);
          }
        }
      }
    }
  }

  private record Surroundings(Set<String> ancestors, Collection<String> annotations)
      implements EntryRule.Surroundings {}

  private static Collection<String> annotations(ScannedClass type, ScannedMethod method) {
    if (type.annotations().isEmpty()) {
      return method.annotations();
    }
    List<String> both = new ArrayList<>(type.annotations());
    both.addAll(method.annotations());
    return both;
  }

  private void addFunctions(ScannedClass type) {
    for (ScannedMethod method : type.methods()) {
      for (Value value : method.created()) {
        EntryRule rule = ruleOf(value);
        if (rule != null && !leaving.leaves(method, value)) {
          for (ScannedMethod body : functions.of(value)) {
            add(body, rule);
          }
        }
      }
    }
  }

  private @Nullable EntryRule ruleOf(Value function) {
    for (EntryRule rule : entries) {
      if (rule.includesFunction(function.type())) {
        return rule;
      }
      for (Call consumer : function.consumers()) {
        if (rule.claims(consumer.target().owner())) {
          return rule;
        }
      }
    }
    return null;
  }

  private void add(ScannedMethod method, EntryRule rule) {
    found.putIfAbsent(method, new EntryPoint(method, rule.kind(), rule.framework()));
  }
}
