package io.loopwarden.engine.record;

import io.loopwarden.engine.catalogue.CallerCategory;
import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.code.SourceNames;
import io.loopwarden.engine.finding.Frame;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Names an operation after what the application called. {@code LockSupport.park} helps nobody; the
 * {@code CompletableFuture.join} or the client's method that led to it does.
 */
public final class OperationNames {

  /** What looks for a method while the program runs: reflection, and dynamic calls of languages. */
  private static final String[] DISPATCHERS = {
    "java.lang.reflect.",
    "jdk.internal.reflect.",
    "java.lang.invoke.",
    "groovy.lang.Meta",
    "groovy.lang.ExpandoMetaClass",
    "org.codehaus.groovy.reflection.",
    "org.codehaus.groovy.runtime.callsite.",
    "org.codehaus.groovy.runtime.dgm$",
    "org.codehaus.groovy.runtime.metaclass.",
    "org.codehaus.groovy.runtime.InvokerHelper",
    "org.codehaus.groovy.runtime.ScriptBytecodeAdapter",
    "org.codehaus.groovy.vmplugin.",
    "kotlin.reflect.jvm.internal."
  };

  private final Catalogue catalogue;

  public OperationNames(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * The operation under the name that a report gives it.
   *
   * @param stack the stack, innermost first
   * @param siteIndex where the application's first frame is in it; less than 1 if nothing lies
   *     above it
   */
  public Operation nameOf(Operation operation, List<Frame> stack, int siteIndex) {
    Frame caller = callerAbove(stack, siteIndex);
    if (caller != null) {
      CallerCategory told = categoryOf(operation, stack, calledIndex(stack, siteIndex));
      boolean owned = told != null && told.owner();
      if (owned || operation.naming() == Operation.Naming.CALLER) {
        String name = catalogue.publicName(caller.className()) + '.' + caller.methodName();
        return told == null
            ? operation.named(name, operation.category(), operation.remedy())
            : operation.named(name, told.category(), catalogue.remedy(told.category()));
      }
    }
    if (operation.naming() == Operation.Naming.METHOD && !stack.isEmpty()) {
      String prefix = operation.name().substring(0, operation.name().length() - 1);
      return operation.named(
          prefix + stack.get(0).methodName(), operation.category(), operation.remedy());
    }
    if (operation.naming() == Operation.Naming.WOVEN && !stack.isEmpty()) {
      return operation.named(stack.get(0).function(), operation.category(), operation.remedy());
    }
    return operation;
  }

  /**
   * The category of what the site called, or null. A client that a build generated, such as a stub
   * of gRPC's, is on no list; what it calls is.
   */
  private @Nullable CallerCategory categoryOf(Operation operation, List<Frame> stack, int called) {
    CallerCategory category = catalogue.caller(stack.get(called).className());
    if (category != null || called == 0 || operation.naming() != Operation.Naming.CALLER) {
      return category;
    }
    CallerCategory beneath = catalogue.caller(stack.get(called - 1).className());
    return beneath != null && beneath.owner() ? beneath : null;
  }

  /**
   * The operation under the name and category of a call that waited for another thread.
   *
   * @param category what {@link Operation#whenWaiting} says
   */
  Operation nameOfWaiting(Operation operation, String category, List<Frame> stack, int siteIndex) {
    Frame caller = callerAbove(stack, siteIndex);
    String name = caller == null ? operation.name() : caller.function();
    return operation.named(name, category, catalogue.remedy(category));
  }

  /**
   * The operation in the category of the library that led to it. A log's appender, for example,
   * writes files and takes locks: both are logging. Of several libraries the outermost one decides.
   *
   * @param operation the operation under its name
   * @param end how many frames are the libraries', the innermost first
   * @param categories the category of what goes through the class of a frame, or null
   */
  public Operation throughLibrary(
      Operation operation, int end, IntFunction<@Nullable String> categories) {
    for (int i = end - 1; i >= 0; i--) {
      String category = categories.apply(i);
      if (category != null) {
        return operation.category().equals(category) || isOfConnection(operation, category)
            ? operation
            : operation.named(operation.name(), category, catalogue.remedy(category));
      }
    }
    return operation;
  }

  /**
   * An operation that was named after what the application called, under the name that its source
   * has. A name of the catalogue, which may be the user's, stays as it was written there.
   *
   * @param operation the same with its name of the catalogue
   */
  public static Operation asWritten(Operation named, Operation operation) {
    return named.name().equals(operation.name())
        ? named
        : named.named(SourceNames.function(named.name()), named.category(), named.remedy());
  }

  /** A pool that a driver brings along waits for a connection all the same. */
  private static boolean isOfConnection(Operation operation, String category) {
    return category.equals("jdbc") && operation.category().equals("pool");
  }

  /** What the application called, if only by reflection; null if nothing lies above it. */
  private static @Nullable Frame callerAbove(List<Frame> stack, int siteIndex) {
    int called = calledIndex(stack, siteIndex);
    return called < 0 ? null : stack.get(called);
  }

  /** Where in a stack that is which the site called, if only by reflection; -1 if nothing is. */
  public static int calledIndex(List<Frame> stack, int siteIndex) {
    int called = siteIndex - 1;
    while (called >= 0 && isReflective(stack.get(called).className())) {
      called--;
    }
    return called;
  }

  private static boolean isReflective(String className) {
    for (String dispatcher : DISPATCHERS) {
      if (className.startsWith(dispatcher)) {
        return true;
      }
    }
    return false;
  }
}
