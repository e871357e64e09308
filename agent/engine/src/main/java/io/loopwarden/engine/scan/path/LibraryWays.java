package io.loopwarden.engine.scan.path;

import io.loopwarden.engine.scan.code.Call;
import io.loopwarden.engine.scan.code.MethodId;
import io.loopwarden.engine.scan.code.ScannedClass;
import io.loopwarden.engine.scan.code.ScannedCode;
import io.loopwarden.engine.scan.code.ScannedMethod;
import io.loopwarden.engine.scan.rule.ScanRules;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the operations beneath methods of libraries. Only those that block by nature count: nearly
 * all code of a library can come to a lock or a file. Of a call that may run many methods none is
 * followed, nor are lambdas: most of what could then be reached never is.
 */
final class LibraryWays {

  /** Which implementation of several a library calls is rarely known. */
  private static final int MOST_TARGETS = 2;

  /** As long as the way from {@code JdbcTemplate.queryForObject} to the data source. */
  private static final int MOST_STEPS = 9;

  /** A bound of the time for one method: whatever is not found by then is far away. */
  private static final int MOST_METHODS = 1_500;

  private final ScannedCode code;
  private final SecondaryCode secondary;
  private final ScanRules rules;
  private final CalledOperations operations;
  private final Map<MethodId, Optional<LibraryWay>> known = new HashMap<>();

  LibraryWays(
      ScannedCode code, SecondaryCode secondary, ScanRules rules, CalledOperations operations) {
    this.code = code;
    this.secondary = secondary;
    this.rules = rules;
    this.operations = operations;
  }

  private record Step(ScannedMethod method, @Nullable Step caller, int depth) {}

  /** The shortest way from a method that the application calls; null if there is none. */
  @Nullable LibraryWay from(MethodId called, Call.Dispatch dispatch) {
    return known
        .computeIfAbsent(called, id -> Optional.ofNullable(find(id, dispatch)))
        .orElse(null);
  }

  private @Nullable LibraryWay find(MethodId id, Call.Dispatch dispatch) {
    Queue<Step> next = new ArrayDeque<>();
    Set<ScannedMethod> seen = new HashSet<>();
    add(id, dispatch, null, seen, next);
    while (!next.isEmpty() && seen.size() < MOST_METHODS) {
      Step step = next.remove();
      for (Call call : step.method().calls()) {
        LibraryWay way = wayBy(call.target(), step);
        if (way != null) {
          return way;
        }
        if (step.depth() < MOST_STEPS) {
          add(call.target(), call.dispatch(), step, seen, next);
        }
      }
    }
    return null;
  }

  private @Nullable LibraryWay wayBy(MethodId called, Step step) {
    if (!operations.mayBeOne(called)) {
      return null;
    }
    CalledOperations.FoundOperation found = operations.find(called, code.ancestors(called.owner()));
    if (found == null || !found.operation().blocking()) {
      return null;
    }
    List<MethodId> steps = new ArrayList<>();
    steps.add(called);
    for (Step each = step; each != null; each = each.caller()) {
      steps.add(each.method().id());
    }
    Collections.reverse(steps);
    return new LibraryWay(steps, found.operation());
  }

  private void add(
      MethodId id,
      Call.Dispatch dispatch,
      @Nullable Step caller,
      Set<ScannedMethod> seen,
      Queue<Step> next) {
    if (id.owner().startsWith("java/") || rules.isApart(id.owner())) {
      return;
    }
    for (ScannedMethod target : code.targets(id, dispatch, MOST_TARGETS)) {
      ScannedClass owner = code.find(target.id().owner());
      if (owner != null
          && secondary.isFollowed(owner)
          && !rules.isApart(owner.name())
          && seen.add(target)) {
        next.add(new Step(target, caller, caller == null ? 1 : caller.depth() + 1));
      }
    }
  }
}
