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
  private final Leaving leaving;
  private final FunctionBodies functions;

  CallGraph(ScannedCode code, Leaving leaving) {
    this.code = code;
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
        add(call.target(), call.dispatch(), call.line(), edges);
      }
    }
    for (Value value : method.created()) {
      if (!leaving.leaves(method, value)) {
        for (ScannedMethod body : functions.of(value)) {
          edges.add(new Edge(body, value.line()));
        }
      }
    }
    return edges;
  }

  private void add(MethodId id, Call.Dispatch dispatch, int line, List<Edge> edges) {
    for (ScannedMethod target : code.targets(id, dispatch, MOST)) {
      if (code.isApplications(target)) {
        edges.add(new Edge(target, line));
      }
    }
  }

  /** Anything may implement the JDK's interfaces. */
  private static boolean isOfJdk(MethodId target) {
    return target.owner().startsWith("java/");
  }
}
