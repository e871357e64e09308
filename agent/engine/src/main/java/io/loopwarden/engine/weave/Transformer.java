package io.loopwarden.engine.weave;

import io.loopwarden.engine.weave.classfile.ClassFiles;
import io.loopwarden.engine.weave.plan.Planner;
import io.loopwarden.engine.weave.plan.WeavePlan;
import io.loopwarden.hooks.LoopwardenHooks;
import io.loopwarden.hooks.LoopwardenLoop;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Weaves classes as they are loaded or retransformed. Never throws: a class it cannot weave stays.
 */
public final class Transformer implements ClassFileTransformer {

  /** Receives what happens while weaving. Must neither block nor throw. */
  public interface Listener {

    /** Netty's part that registers event loops is being loaded: they will start soon. */
    void eventLoopsAppear();

    /**
     * The same, of a loader.
     *
     * @param loader loads that part of Netty
     */
    default void eventLoopsAppear(ClassLoader loader) {
      eventLoopsAppear();
    }

    /** A class could not be woven and stays as it is. */
    void weavingFailed(String className, Throwable reason);
  }

  private static final String OWN_LAUNCHER = "io/loopwarden/launcher/";
  private static final String OWN_API = "io/loopwarden/api/";

  private final Planner planner;
  private final Weaver weaver;
  private final Listener listener;
  private final @Nullable ClassLoader ownLoader = Transformer.class.getClassLoader();
  private final Set<String> processed = ConcurrentHashMap.newKeySet();
  private volatile boolean weavesJdk;

  Transformer(Planner planner, Listener listener) {
    this.planner = planner;
    this.weaver = new Weaver(planner.nativeCalls(), planner.awaited());
    this.listener = listener;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String givenName,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    if (loader != null && loader == ownLoader) {
      return null;
    }
    String name = givenName;
    LoopwardenLoop paused = LoopwardenHooks.pause();
    try {
      if (name == null) { // a class may be defined without one; its class file has it
        name = ClassFiles.nameOf(classFile);
      }
      if (isOwn(loader, name)) {
        return null;
      }
      if (!weavesJdk && planner.isOfJdk(loader) && !planner.isUrgent(name)) {
        return null;
      }
      WeavePlan plan = planner.planFor(loader, name, classFile);
      if (plan == null) {
        return null;
      }
      if (loader == null || redefined != null || planner.isNamed(name)) {
        processed.add(name);
      }
      if (plan.part() == WeavePlan.Part.EXECUTOR_MAP
          || plan.part() == WeavePlan.Part.EXECUTOR_RUN) {
        if (loader == null) {
          listener.eventLoopsAppear();
        } else {
          listener.eventLoopsAppear(loader);
        }
      }
      return weaver.weave(classFile, plan);
    } catch (Throwable reason) {
      listener.weavingFailed(
          name == null ? "a class without a name" : name.replace('/', '.'), reason);
      return null;
    } finally {
      LoopwardenHooks.resume(paused);
    }
  }

  private boolean isOwn(@Nullable ClassLoader loader, String name) {
    return loader != null && (name.startsWith(OWN_LAUNCHER) || name.startsWith(OWN_API));
  }

  /** From now on classes of the JDK are woven too. */
  void weaveJdk() {
    weavesJdk = true;
  }

  /** Whether a class of the JDK, or one that was loaded before, has passed through here. */
  boolean hasProcessed(String internalName) {
    return processed.contains(internalName);
  }
}
