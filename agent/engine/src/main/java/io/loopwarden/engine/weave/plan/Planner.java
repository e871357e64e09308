package io.loopwarden.engine.weave.plan;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.catalogue.Target;
import io.loopwarden.engine.weave.classfile.ConstantPool;
import io.loopwarden.engine.weave.method.Activity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Decides for each class that is loaded whether, and how, to weave it. */
public final class Planner {

  private static final String VERTX_FUTURE = "io/vertx/core/Future";
  private static final String COMPLETABLE_FUTURE = "java/util/concurrent/CompletableFuture";
  private static final String SELECTOR = "sun/nio/ch/SelectorImpl";
  public static final String THREAD = "java/lang/Thread";
  private static final String[] POOLS = {
    "java/util/concurrent/ThreadPoolExecutor",
    "java/util/concurrent/ScheduledThreadPoolExecutor",
    "java/util/concurrent/ForkJoinPool"
  };
  private static final String HANDLE_LOOKUP = "java/lang/invoke/MethodHandles$Lookup";

  private final Map<String, WeavePlan> byName = new HashMap<>();
  private final Set<String> classNames = new HashSet<>();
  private final List<Target> byPrefix = new ArrayList<>();

  /** What a program asks for while it runs, by the class; replaced, never changed. */
  private final Map<String, WeavePlan> asked = new ConcurrentHashMap<>();

  private final Set<Operation> awaited = ConcurrentHashMap.newKeySet();
  private final NativeCalls nativeCalls;
  private final JdbcTypes jdbcTypes;
  private final byte[][] callNames;
  private final ClassLoader platformLoader = ClassLoader.getPlatformClassLoader();

  public Planner(Catalogue catalogue) {
    for (Target target : catalogue.targets()) {
      if (target.type().endsWith("*")) {
        byPrefix.add(target);
      } else if (target.advice() != Target.Advice.CALLERS) {
        plan(target.type()).add(target);
      }
    }
    nativeCalls = NativeCalls.of(catalogue.targets());
    if (!nativeCalls.isEmpty()) {
      plan("java/lang/reflect/Method").part(WeavePlan.Part.REFLECTION);
      plan(HANDLE_LOOKUP).part(WeavePlan.Part.HANDLE_LOOKUP);
    }
    plan(SELECTOR).part(WeavePlan.Part.ACTIVITY);
    for (String type : POOLS) {
      plan(type).part(WeavePlan.Part.ACTIVITY);
    }
    for (String type : Activity.OF_BOOTSTRAP_LOADER) {
      plan(type).part(WeavePlan.Part.ACTIVITY);
    }
    if (byName.containsKey(COMPLETABLE_FUTURE)) {
      plan(COMPLETABLE_FUTURE).part(WeavePlan.Part.COMPLETION);
    }
    List<byte[]> names = new ArrayList<>();
    for (String name : nativeCalls.names()) {
      names.add(name.getBytes(StandardCharsets.US_ASCII));
    }
    callNames = names.toArray(new byte[0][]);
    jdbcTypes = new JdbcTypes(catalogue);
    awaited.addAll(catalogue.ownOperations());
  }

  private WeavePlan plan(String type) {
    WeavePlan plan = byName.get(type);
    if (plan == null) {
      plan = new WeavePlan();
      byName.put(type, plan);
      classNames.add(classNameOf(type));
    }
    return plan;
  }

  /**
   * Whether a class of the JDK is to be woven at once, even before event loops appear: a handle
   * that was given out cannot be exchanged any more.
   */
  public boolean isUrgent(String internalName) {
    return internalName.equals(HANDLE_LOOKUP) && byName.containsKey(HANDLE_LOOKUP);
  }

  /** The classes that are urgent, by the names that they have while the program runs. */
  public Set<String> urgentNames() {
    return byName.containsKey(HANDLE_LOOKUP) ? Set.of(classNameOf(HANDLE_LOOKUP)) : Set.of();
  }

  /** Whether a class of the JDK is to be woven. */
  public boolean isNamed(String internalName) {
    return byName.containsKey(internalName);
  }

  /**
   * The classes that {@link #isNamed} is true of, by the names that they have while the program
   * runs: there are many more loaded classes to compare than names to convert.
   */
  public Set<String> names() {
    return Collections.unmodifiableSet(classNames);
  }

  private static String classNameOf(String internalName) {
    return internalName.replace('/', '.');
  }

  /** Whether something is to be woven into a class of the application because of its name. */
  public boolean isNamedForApplication(String internalName) {
    return ownPlan(internalName) != null || asked.containsKey(internalName);
  }

  /** What a class of the application needs for event loops to be found and followed. */
  public static WeavePlan.Part applicationPart(ClassLoader loader, String internalName) {
    return internalName.equals(VERTX_FUTURE)
        ? WeavePlan.Part.COMPLETION
        : NettyExecutors.partOf(loader, internalName);
  }

  /** Whether a loader is one of the JDK's own. */
  public boolean isOfJdk(@Nullable ClassLoader loader) {
    return loader == null || loader == platformLoader;
  }

  /** The natives whose callers are woven. */
  public NativeCalls nativeCalls() {
    return nativeCalls;
  }

  /** The user's operations that no loaded class has had so far. */
  public Set<Operation> awaited() {
    return awaited;
  }

  /** What the user wants to be woven into a class, or null for nothing. */
  private @Nullable WeavePlan ownPlan(String internalName) {
    WeavePlan plan = byName.get(internalName);
    for (Target target : byPrefix) {
      String type = target.type();
      if (internalName.regionMatches(0, type, 0, type.length() - 1)) {
        plan = WeavePlan.copyOf(plan);
        plan.add(target);
      }
    }
    return plan;
  }

  /** Has a method woven from now on. */
  public void mark(Target target) {
    WeavePlan plan = WeavePlan.copyOf(asked.get(target.type()));
    plan.add(target);
    asked.put(target.type(), plan);
  }

  /** Has the start of threads reported from now on. */
  public void tellThreads() {
    WeavePlan plan = WeavePlan.copyOf(asked.get(THREAD));
    plan.part(WeavePlan.Part.THREAD_START);
    asked.put(THREAD, plan);
  }

  /** What to weave into a class, or null for nothing. */
  public @Nullable WeavePlan planFor(
      @Nullable ClassLoader loader, String internalName, byte[] classFile) {
    WeavePlan known = knownPlan(loader, internalName, classFile);
    WeavePlan more = asked.get(internalName);
    if (more == null) {
      return known;
    }
    WeavePlan plan = WeavePlan.copyOf(known);
    plan.addAll(more);
    return plan;
  }

  private @Nullable WeavePlan knownPlan(
      @Nullable ClassLoader loader, String internalName, byte[] classFile) {
    if (loader == null || isOfJdk(loader)) {
      return byName.get(internalName);
    }
    WeavePlan plan = ownPlan(internalName);
    WeavePlan.Part part = applicationPart(loader, internalName);
    if (part != WeavePlan.Part.NONE) {
      plan = WeavePlan.copyOf(plan);
      plan.part(part);
    }
    int mentions = ConstantPool.scan(classFile, callNames);
    if ((mentions & ConstantPool.JDBC) != 0) {
      plan = jdbcTypes.addTo(plan, classFile);
    }
    if ((mentions & ConstantPool.CALLS) != 0) {
      plan = WeavePlan.copyOf(plan);
      plan.weaveCalls();
    }
    return plan;
  }
}
