package io.loopwarden.engine.scan.path;

import io.loopwarden.engine.scan.code.Call;
import io.loopwarden.engine.scan.code.MethodId;
import io.loopwarden.engine.scan.code.ScannedCode;
import io.loopwarden.engine.scan.code.ScannedMethod;
import io.loopwarden.engine.scan.code.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Which method of the application runs which. A lambda runs where it is made, unless it is passed
 * to what runs it on another thread: most are run at once, or by what the method calls.
 */
final class CallGraph {

  /** Of a call that may run more methods than this, none is followed: it says nothing. */
  static final int MOST = 40;

  private final ScannedCode code;
  private final SecondaryCode secondary;
  private final Leaving leaving;
  private final FunctionBodies functions;

  CallGraph(ScannedCode code, SecondaryCode secondary, Leaving leaving) {
    this.code = code;
    this.secondary = secondary;
    this.leaving = leaving;
    this.functions = new FunctionBodies(code);
  }

  /**
   * One way to go on from a method.
   *
   * @param line the line of the call, or of the lambda
   */
  record Edge(ScannedMethod target, int line) {}

  /** The methods of the application that a method may run on its own thread. */
  List<Edge> from(ScannedMethod method) {
    List<Edge> edges = new ArrayList<>();
    for (Call call : method.calls()) {
      if (!isOfJdk(call.target())) {
        add(method.id(), call, edges);
      }
    }
    for (Value value : method.created()) {
      if (!leaving.leaves(method, value)) {
        for (ScannedMethod body : functions.of(value)) {
          add(method.id(), body, value.line(), edges);
        }
      }
    }
    return edges;
  }

  private void add(MethodId caller, Call call, List<Edge> edges) {
    for (ScannedMethod target : code.targets(call.target(), call.dispatch(), MOST)) {
      if (code.isApplications(target)) {
        add(caller, target, call.line(), edges);
      }
    }
  }

  private void add(MethodId caller, ScannedMethod target, int line, List<Edge> edges) {
    if (!secondary.isLibraryFor(caller, target.id())) {
      edges.add(new Edge(target, line));
    }
  }

  /** Anything may implement the JDK's interfaces. */
  private static boolean isOfJdk(MethodId target) {
    return target.owner().startsWith("java/");
  }
}
