package io.loopwarden.engine.code;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses, among the calls of a site's method, the one that led to a frame. Apart from the method's
 * name, nothing is required, it only makes a call more likely: the bytecode that runs may be
 * instrumented, the stack may lack a line or a descriptor, and the method that runs may be declared
 * by another type than the one written.
 */
final class CallAtSite {

  private final MethodFrame site;
  private final MethodFrame called;

  /** The names of all types of the class that was called. */
  private final Set<String> types;

  private CallAtSite(MethodFrame site, MethodFrame called) {
    this.site = site;
    this.called = called;
    this.types = namesOfTypes(called);
  }

  /** The call that led to a frame; null if none of them can have. */
  static @Nullable Invocation choose(List<Invocation> all, MethodFrame site, MethodFrame called) {
    List<Invocation> likely = new ArrayList<>();
    boolean lambda = SourceNames.isLambda(called.methodName());
    for (Invocation call : all) {
      if (lambda ? isAt(site, call) : call.name().equals(called.methodName())) {
        likely.add(call);
      }
    }
    if (likely.isEmpty()) {
      return null;
    }
    if (lambda) {
      return ofLambda(likely, site);
    }
    return haveOneOwner(likely) ? likely.get(0) : new CallAtSite(site, called).likeliest(likely);
  }

  /** The body of a library's lambda was called through a functional interface of some name. */
  private static @Nullable Invocation ofLambda(List<Invocation> likely, MethodFrame site) {
    for (Invocation call : likely) {
      if (call.instruction() == site.instruction()) {
        return call;
      }
    }
    return likely.size() == 1 ? likely.get(0) : null;
  }

  private static boolean haveOneOwner(List<Invocation> calls) {
    for (Invocation call : calls) {
      if (!call.owner().equals(calls.get(0).owner())) {
        return false;
      }
    }
    return true;
  }

  private Invocation likeliest(List<Invocation> calls) {
    Invocation likeliest = calls.get(0);
    for (Invocation call : calls) {
      if (likelihood(call) > likelihood(likeliest)) {
        likeliest = call;
      }
    }
    return likeliest;
  }

  /** A number in which each reason outweighs all that come after it. */
  private int likelihood(Invocation call) {
    int likelihood = call.descriptor().equals(called.descriptor()) ? 1 : 0;
    likelihood = likelihood * 5 + place(call);
    likelihood = likelihood * 2 + (call.ownerName().equals(called.className()) ? 1 : 0);
    return likelihood * 2 + (call.instruction() == site.instruction() ? 1 : 0);
  }

  private int place(Invocation call) {
    boolean fits = types.contains(call.ownerName());
    if (isAt(site, call)) {
      return fits ? 4 : 2;
    }
    return fits ? call.reference() ? 3 : 1 : 0;
  }

  private static boolean isAt(MethodFrame site, Invocation call) {
    return !call.reference() && site.line() > 0 && call.line() == site.line();
  }

  private static Set<String> namesOfTypes(MethodFrame frame) {
    Set<String> names = new HashSet<>();
    names.add(frame.className());
    Class<?> type = frame.type();
    if (type != null) {
      for (Class<?> one : DeclaringTypes.all(type)) {
        names.add(one.getName());
      }
    }
    return names;
  }
}
