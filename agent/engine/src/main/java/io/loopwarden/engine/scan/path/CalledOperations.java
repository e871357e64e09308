package io.loopwarden.engine.scan.path;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.catalogue.Target;
import io.loopwarden.engine.scan.code.MethodId;
import io.loopwarden.engine.scan.rule.CallRule;
import io.loopwarden.engine.scan.rule.MethodPattern;
import io.loopwarden.engine.scan.rule.ScanRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which operation of the catalogue a call runs. The catalogue says where operations are woven,
 * often into classes of the JDK that nobody calls by name; what is called is the method that gives
 * the operation its name, or one of the rules.
 */
public final class CalledOperations {

  private static final String ANY = "*";

  private final Catalogue catalogue;

  /** By class and method, without descriptor. */
  private final Map<String, List<Known>> byMethod = new HashMap<>();

  private final Set<String> names = new HashSet<>();

  /** An operation with the methods that run it. */
  private record Known(MethodPattern methods, Operation operation, @Nullable String waitCategory) {}

  /**
   * What a call runs.
   *
   * @param type the internal name of the type by which it was found: the called class, or one that
   *     it extends
   * @param operation the operation under the name that a report gives it
   */
  record FoundOperation(String type, Operation operation) {}

  /** Makes the operations of a catalogue and of the rules known. */
  public CalledOperations(Catalogue catalogue, ScanRules rules) {
    this.catalogue = catalogue;
    for (CallRule rule : rules.calls()) {
      for (String method : rule.methods().methods()) {
        add(
            rule.methods().type(),
            method,
            operationOf(rule),
            rule.isWait() ? rule.category() : null);
      }
    }
    for (Target target : catalogue.targets()) {
      addTarget(target);
    }
    for (Target target : catalogue.implementationTargets()) {
      addTarget(target);
    }
  }

  private Operation operationOf(CallRule rule) {
    return catalogue.operation(
        rule.isWait() ? "java.util.concurrent.locks.LockSupport.park" : rule.operation());
  }

  /** Of a channel or a selector, nobody knows from its code whether it is in blocking mode. */
  private void addTarget(Target target) {
    if (target.advice() == Target.Advice.CHANNEL || target.advice() == Target.Advice.SELECTOR) {
      return;
    }
    Operation operation = target.operation();
    add(target.type(), target.method(), operation, null);
    String name = operation.name();
    int dot = name.lastIndexOf('.');
    String method = name.substring(dot + 1);
    add(
        name.substring(0, dot).replace('.', '/'),
        method.equals(ANY) ? nameOf(target.method()) : method,
        operation,
        null);
  }

  private static String nameOf(String method) {
    int descriptor = method.indexOf('(');
    return descriptor < 0 ? method : method.substring(0, descriptor);
  }

  private void add(String type, String method, Operation operation, @Nullable String waitCategory) {
    String name = nameOf(method);
    names.add(name);
    byMethod
        .computeIfAbsent(type + '.' + name, key -> new ArrayList<>(1))
        .add(new Known(new MethodPattern(type, List.of(method)), operation, waitCategory));
  }

  /** The catalogue. */
  Catalogue catalogue() {
    return catalogue;
  }

  /** Whether a call in a library can be a step of a way to an operation. Any thread may ask. */
  public boolean isFollowed(MethodId called) {
    return !called.owner().startsWith("java") || mayBeOne(called);
  }

  /** Whether a method of this name may run an operation, whatever its class. */
  boolean mayBeOne(MethodId method) {
    return names.contains(method.name()) || method.owner().equals("java/nio/file/Files");
  }

  /**
   * The operation that a call runs; null if none.
   *
   * @param ancestors the internal names of the called method's class and of all that it extends
   */
  @Nullable FoundOperation find(MethodId called, Set<String> ancestors) {
    for (String type : ancestors) {
      List<Known> some = byMethod.get(type + '.' + called.name());
      for (Known known : some == null ? List.<Known>of() : some) {
        if (known.methods().names(called)) {
          return new FoundOperation(type, named(known, called));
        }
      }
      boolean isInitialiser = called.name().charAt(0) == '<';
      List<Known> all = isInitialiser ? null : byMethod.get(type + '.' + ANY);
      if (all != null) {
        return new FoundOperation(type, named(all.get(0), called));
      }
    }
    return null;
  }

  private Operation named(Known known, MethodId called) {
    Operation operation = known.operation();
    String category = known.waitCategory();
    if (category != null) {
      return operation.named(
          catalogue.publicFunction(called.function()), category, catalogue.remedy(category));
    }
    String name = operation.name();
    boolean open = name.endsWith(ANY);
    return open
        ? operation.named(
            name.substring(0, name.length() - 1) + methodName(called),
            operation.category(),
            operation.remedy())
        : operation;
  }

  /** A constructor opens what it is given. */
  private static String methodName(MethodId called) {
    return called.name().charAt(0) == '<' ? "open" : called.name();
  }
}
