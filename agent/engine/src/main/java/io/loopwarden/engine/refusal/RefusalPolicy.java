package io.loopwarden.engine.refusal;

import io.loopwarden.engine.catalogue.CallerCategory;
import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.code.OwnFrames;
import io.loopwarden.engine.policy.AllowRule;
import io.loopwarden.engine.policy.AllowRules;
import io.loopwarden.engine.policy.Policy;
import io.loopwarden.engine.record.KnownCalls;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where nothing may be thrown. An exception out of a static initialiser makes its class unusable
 * for ever; one out of a class loader looks like a missing class. One that meets a protocol
 * half-way (TLS, a client's request) leaves a connection that nobody can use and nobody has closed.
 */
public final class RefusalPolicy {

  private static final String TLS = "sun.security.ssl.";
  private static final String STREAM = "socket";

  /** Takes whatever is thrown inside for a host that does not exist, and remembers that. */
  private static final String LOOK_UP = "getAddressesFromNameService";

  private static final String ADDRESSES = "java.net.InetAddress";

  private final Catalogue catalogue;
  private final Policy policy;
  private final CodeOwners owners;
  private final KnownCalls calls;

  public RefusalPolicy(Catalogue catalogue, CodeOwners owners, Policy policy) {
    this.catalogue = catalogue;
    this.policy = policy;
    this.owners = owners;
    this.calls = new KnownCalls(catalogue, owners);
  }

  /**
   * Whether an operation may be refused here: no rule allows it, and no more breaks than the call.
   */
  public boolean mayRefuse(Operation operation, StackTraceElement[] wholeStack) {
    return mayRefuse(operation, wholeStack, true);
  }

  /**
   * The same.
   *
   * @param isBuiltInAllowed whether Loopwarden's own rules hold, too, or only the user's
   */
  boolean mayRefuse(Operation operation, StackTraceElement[] wholeStack, boolean isBuiltInAllowed) {
    StackTraceElement[] stack = withoutOwnFrames(wholeStack);
    AllowRules rules = isBuiltInAllowed ? policy.rules() : policy.rules().ofUser();
    return !wouldHarm(stack)
        && !isHalfWay(operation, stack)
        && !isAllowed(rules, operation, stack)
        && !isKnown(operation, stack);
  }

  /** The classes of the call and of its callers: the framework in force is among them. */
  List<String> callersOf(StackTraceElement[] wholeStack) {
    List<StackTraceElement> stack = List.of(withoutOwnFrames(wholeStack));
    List<String> names = new ArrayList<>();
    for (StackTraceElement frame :
        stack.subList(Math.max(0, owners.knownSiteIndex(stack) - 1), stack.size())) {
      names.add(frame.getClassName());
    }
    return names;
  }

  /** What the baseline accepts runs; how far it has grown cannot be judged beforehand. */
  private boolean isKnown(Operation operation, StackTraceElement[] stack) {
    return calls.mayBeAccepted(policy, operation, stack);
  }

  /** A rule with a longest duration cannot be judged beforehand: such a call runs. */
  private static boolean isAllowed(
      AllowRules rules, Operation operation, StackTraceElement[] stack) {
    List<String> frames = new ArrayList<>(stack.length);
    for (StackTraceElement frame : stack) {
      frames.add(frame.getClassName() + '.' + frame.getMethodName());
    }
    AllowRule rule = rules.find(frames, operation.category(), -1);
    return rule != null && rule.isAllow();
  }

  /** Whether a connection is read or written by somebody who speaks a protocol over it. */
  private boolean isHalfWay(Operation operation, StackTraceElement[] stack) {
    String method = operation.methodName();
    if (!operation.category().equals(STREAM) || !method.equals("read") && !method.equals("write")) {
      return false;
    }
    int site = owners.knownSiteIndex(Arrays.asList(stack));
    for (int i = 0; i <= site; i++) {
      String className = stack[i].getClassName();
      CallerCategory caller = catalogue.caller(className);
      if (className.startsWith(TLS) || caller != null && caller.owner()) {
        return true;
      }
    }
    return false;
  }

  private static boolean wouldHarm(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      String method = frame.getMethodName();
      if (method.equals("<clinit>")
          || method.equals("loadClass") && frame.getClassName().contains("ClassLoader")
          || method.equals(LOOK_UP) && frame.getClassName().equals(ADDRESSES)) {
        return true;
      }
    }
    return false;
  }

  /** The stack from the woven method on. */
  public static StackTraceElement[] withoutOwnFrames(StackTraceElement[] stack) {
    int own = 0;
    while (own < stack.length && OwnFrames.contain(stack[own].getClassName())) {
      own++;
    }
    return Arrays.copyOfRange(stack, own, stack.length);
  }
}
