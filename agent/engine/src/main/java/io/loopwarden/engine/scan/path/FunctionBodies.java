package io.loopwarden.engine.scan.path;

import io.loopwarden.engine.scan.code.Call;
import io.loopwarden.engine.scan.code.MethodId;
import io.loopwarden.engine.scan.code.ScannedClass;
import io.loopwarden.engine.scan.code.ScannedCode;
import io.loopwarden.engine.scan.code.ScannedMethod;
import io.loopwarden.engine.scan.code.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Which methods of the application run when a value is called as a function: the body of a lambda,
 * the method of an anonymous class, Kotlin's {@code invokeSuspend}.
 */
final class FunctionBodies {

  private static final String SUSPENDING = "invokeSuspend";

  private final ScannedCode code;

  FunctionBodies(ScannedCode code) {
    this.code = code;
  }

  /** The methods; none if the value is no function, or not one of the application's. */
  List<ScannedMethod> of(Value value) {
    MethodId body = value.body();
    if (body != null) {
      List<ScannedMethod> found = new ArrayList<>(1);
      for (ScannedMethod each : code.targets(body, Call.Dispatch.VIRTUAL, CallGraph.MOST)) {
        if (code.isApplications(each)) {
          found.add(each);
        }
      }
      return found;
    }
    ScannedClass type = value.producer() == null ? code.find(value.type()) : null;
    return type == null || !type.isApplication() ? List.of() : ofObject(type);
  }

  private static List<ScannedMethod> ofObject(ScannedClass type) {
    List<ScannedMethod> suspending = new ArrayList<>(1);
    List<ScannedMethod> others = new ArrayList<>(1);
    for (ScannedMethod method : type.methods()) {
      String name = method.id().name();
      if (name.equals(SUSPENDING)) {
        suspending.add(method);
      } else if (method.isPublic() && !method.isSynthetic() && name.charAt(0) != '<') {
        others.add(method);
      }
    }
    return !suspending.isEmpty() ? suspending : type.isAnonymous() ? others : List.of();
  }
}
