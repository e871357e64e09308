package io.loopwarden.engine.scan.path;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.scan.code.Call;
import io.loopwarden.engine.scan.code.MethodId;
import io.loopwarden.engine.scan.code.ScannedCode;
import io.loopwarden.engine.scan.code.Value;
import io.loopwarden.engine.scan.rule.ScanRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds where the application's code on event loops comes to operations. */
public final class ProblemSearch {

  private final ScannedCode code;
  private final ScanRules rules;
  private final CalledOperations operations;
  private final CallNaming names;
  private final SecondaryCode secondary;
  private final LibraryWays libraries;
  private final Map<String, StaticProblem> problems = new LinkedHashMap<>();

  private final Collection<ForgottenResult> forgotten;
  private final Collection<EntryPoint> entries;
  private final Collection<Reached> reached;

  /**
   * Searches.
   *
   * @param depth how many steps a way has at most between an entry point and a site
   */
  public ProblemSearch(ScannedCode code, ScanRules rules, CalledOperations operations, int depth) {
    this.code = code;
    this.rules = rules;
    this.operations = operations;
    this.names = new CallNaming(operations.catalogue(), code, rules);
    this.secondary = new SecondaryCode(code);
    this.libraries = new LibraryWays(code, secondary, rules, operations);
    Leaving leaving = new Leaving(code, rules);
    entries = EntryPoints.in(code, rules, leaving);
    reached = ReachSearch.from(entries, new CallGraph(code, secondary, leaving), depth);
    forgotten = new ForgottenSearch(code, rules.results(), names).in(reached);
    for (Reached each : reached) {
      for (Call call : each.method().calls()) {
        look(each, call.target(), call.dispatch(), call.line());
      }
      for (Value value : each.method().created()) {
        MethodId body = value.body();
        if (body != null && !leaving.leaves(each.method(), value)) {
          look(each, body, Call.Dispatch.VIRTUAL, value.line());
        }
      }
    }
  }

  /** Where event loops enter the application. */
  public Collection<EntryPoint> entries() {
    return entries;
  }

  /** The application's methods that event loops can run. */
  public Collection<Reached> reached() {
    return reached;
  }

  /** The problems, each once, those nearest to an entry point first. */
  public List<StaticProblem> problems() {
    return new ArrayList<>(problems.values());
  }

  /** The results that code on event loops drops. */
  public Collection<ForgottenResult> forgotten() {
    return forgotten;
  }

  private void look(Reached site, MethodId called, Call.Dispatch dispatch, int line) {
    CalledOperations.FoundOperation found =
        operations.mayBeOne(called)
            ? operations.find(called, code.ancestors(called.owner()))
            : null;
    if (found != null) {
      boolean direct = site.depth() == 0;
      add(
          direct ? StaticProblem.Grade.DIRECT : StaticProblem.Grade.REACHABLE,
          site,
          line,
          called,
          found.type(),
          List.of(),
          found.operation());
    } else if (isOfLibrary(site.method().id(), called)) {
      LibraryWay way = libraries.from(called, dispatch);
      if (way != null) {
        add(
            StaticProblem.Grade.REACHABLE,
            site,
            line,
            called,
            called.owner(),
            way.steps(),
            way.operation());
      }
    }
  }

  private boolean isOfLibrary(MethodId site, MethodId called) {
    return secondary.isLibraryFor(site, called) && !rules.isApart(called.owner());
  }

  private void add(
      StaticProblem.Grade grade,
      Reached site,
      int line,
      MethodId called,
      String type,
      List<MethodId> beneath,
      Operation operation) {
    if (!rules.omitted().contains(operation.category())) {
      MethodId method = site.method().id();
      String name = names.of(method, called, type);
      problems.putIfAbsent(
          method.function() + ' ' + name,
          new StaticProblem(grade, site, line, name, beneath, operation));
    }
  }
}
