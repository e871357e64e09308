package io.loopwarden.engine.code;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Chooses, among the calls of a site's method, the one that led to a frame. A reason to prefer some
 * of them counts only if it leaves any: the bytecode that runs may be instrumented, the stack may
 * lack a line or a descriptor, and the method that runs may be another than the one written.
 */
final class CallAtSite {

  private CallAtSite() {}

  /** The call that led to a frame; null if none of them can have. */
  static @Nullable Invocation choose(List<Invocation> all, MethodFrame site, MethodFrame called) {
    List<Invocation> left = keep(all, call -> call.name().equals(called.methodName()));
    if (left.isEmpty()) {
      return SourceNames.isLambda(called.methodName()) ? ofLambda(all, site) : null;
    }
    left = prefer(left, call -> call.descriptor().equals(called.descriptor()));
    if (haveSeveralOwners(left)) {
      Set<String> types = namesOfTypes(called);
      left =
          prefer(
              left,
              call -> isAt(site, call) && types.contains(call.ownerName()),
              call -> call.reference() && types.contains(call.ownerName()),
              call -> isAt(site, call),
              call -> types.contains(call.ownerName()));
      left = prefer(left, call -> call.ownerName().equals(called.className()));
      left = prefer(left, call -> call.instruction() == site.instruction());
    }
    return left.get(0);
  }

  /** The body of a library's lambda was called through a functional interface of some name. */
  private static @Nullable Invocation ofLambda(List<Invocation> all, MethodFrame site) {
    List<Invocation> left = keep(all, call -> isAt(site, call));
    left = prefer(left, call -> call.instruction() == site.instruction());
    return left.size() == 1 ? left.get(0) : null;
  }

  private static boolean isAt(MethodFrame site, Invocation call) {
    return !call.reference() && site.line() > 0 && call.line() == site.line();
  }

  private static boolean haveSeveralOwners(List<Invocation> calls) {
    String owner = calls.get(0).owner();
    return !keep(calls, call -> !call.owner().equals(owner)).isEmpty();
  }

  private static Set<String> namesOfTypes(MethodFrame frame) {
    Set<String> names = new HashSet<>();
    names.add(frame.className());
    Class<?> type = frame.type();
    if (type != null) {
      DeclaringTypes.all(type).forEach(one -> names.add(one.getName()));
    }
    return names;
  }

  /** The calls that fulfil the first of some conditions that any fulfils; all if there is none. */
  @SafeVarargs
  private static List<Invocation> prefer(
      List<Invocation> calls, Predicate<Invocation>... conditions) {
    for (Predicate<Invocation> condition : conditions) {
      List<Invocation> kept = keep(calls, condition);
      if (!kept.isEmpty()) {
        return kept;
      }
    }
    return calls;
  }

  private static List<Invocation> keep(List<Invocation> calls, Predicate<Invocation> condition) {
    List<Invocation> kept = new ArrayList<>();
    for (Invocation call : calls) {
      if (condition.test(call)) {
        kept.add(call);
      }
    }
    return kept;
  }
}
