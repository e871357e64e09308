package io.loopwarden.engine.scan.path;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.scan.code.Call;
import io.loopwarden.engine.scan.code.MethodId;
import io.loopwarden.engine.scan.code.ScannedClass;
import io.loopwarden.engine.scan.code.ScannedCode;
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
  private final LibraryWays libraries;
  private final Map<String, StaticProblem> problems = new LinkedHashMap<>();

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
    this.libraries = new LibraryWays(code, rules, operations);
    Leaving leaving = new Leaving(code, rules);
    entries = EntryPoints.in(code, rules, leaving);
    reached = ReachSearch.from(entries, new CallGraph(code, leaving), depth);
    for (Reached each : reached) {
      for (Call call : each.method().calls()) {
        look(each, call);
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

  private void look(Reached site, Call call) {
    MethodId called = call.target();
    CalledOperations.FoundOperation found =
        operations.mayBeOne(called)
            ? operations.find(called, code.ancestors(called.owner()))
            : null;
    if (found != null) {
      boolean direct = site.depth() == 0;
      add(
          direct ? StaticProblem.Grade.DIRECT : StaticProblem.Grade.REACHABLE,
          site,
          call,
          found.type(),
          List.of(),
          found.operation());
    } else if (isOfLibrary(called)) {
      LibraryWay way = libraries.from(call);
      if (way != null) {
        add(
            StaticProblem.Grade.REACHABLE,
            site,
            call,
            called.owner(),
            way.steps(),
            way.operation());
      }
    }
  }

  private boolean isOfLibrary(MethodId called) {
    ScannedClass owner = code.find(called.owner());
    return owner != null && !owner.isApplication() && !rules.isApart(owner.name());
  }

  private void add(
      StaticProblem.Grade grade,
      Reached site,
      Call call,
      String type,
      List<MethodId> beneath,
      Operation operation) {
    if (!rules.omitted().contains(operation.category())) {
      MethodId method = site.method().id();
      String name = names.of(method, call.target(), type);
      problems.putIfAbsent(
          method.function() + ' ' + name,
          new StaticProblem(grade, site, call.line(), name, beneath, operation));
    }
  }
}
