package io.loopwarden.engine.scan.path;

import io.loopwarden.engine.scan.code.Call;
import io.loopwarden.engine.scan.code.MethodId;
import io.loopwarden.engine.scan.code.ScannedCode;
import io.loopwarden.engine.scan.code.Value;
import io.loopwarden.engine.scan.rule.MethodPattern;
import io.loopwarden.engine.scan.rule.ResultRules;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds results that code on event loops drops. */
final class ForgottenSearch {

  /** How compilers call what reads or sets a private field of an outer class. */
  private static final String ACCESSOR = "access$";

  private final ScannedCode code;
  private final ResultRules rules;
  private final CallNaming names;

  ForgottenSearch(ScannedCode code, ResultRules rules, CallNaming names) {
    this.code = code;
    this.rules = rules;
    this.names = names;
  }

  /** The dropped results, one for each site and call. */
  Collection<ForgottenResult> in(Collection<Reached> reached) {
    Map<String, ForgottenResult> found = new LinkedHashMap<>();
    for (Reached site : reached) {
      for (Call call : site.method().calls()) {
        ForgottenResult.Loss loss = call.isResultDropped() ? lossOf(call) : null;
        if (loss != null) {
          MethodId method = site.method().id();
          String name = names.of(method, call.target(), call.target().owner());
          String type = call.target().resultType().replace('/', '.');
          found.putIfAbsent(
              method.function() + ' ' + name,
              new ForgottenResult(site, call.line(), name, type, loss));
        }
      }
    }
    return found.values();
  }

  private ForgottenResult.@Nullable Loss lossOf(Call call) {
    String type = call.target().resultType();
    if (type.isEmpty() || call.target().name().startsWith(ACCESSOR) || isSettled(call)) {
      return null;
    }
    Set<String> types = code.ancestors(type);
    if (isOneOf(rules.cold(), types)) {
      return ForgottenResult.Loss.WORK;
    }
    return isOneOf(rules.hot(), types) ? ForgottenResult.Loss.FAILURE : null;
  }

  private static boolean isOneOf(List<String> wanted, Set<String> types) {
    for (String each : wanted) {
      if (types.contains(each)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the call, or one that it continues, is known to need no more. */
  private boolean isSettled(Call last) {
    for (Call call = last; call != null; call = before(call)) {
      MethodId target = call.target();
      for (MethodPattern pattern : rules.settled()) {
        if (pattern.names(target) && pattern.includes(target, code.ancestors(target.owner()))) {
          return true;
        }
      }
    }
    return false;
  }

  private static @Nullable Call before(Call call) {
    Value receiver = call.receiver();
    return receiver == null ? null : receiver.producer();
  }
}
