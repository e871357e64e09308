package io.loopwarden.engine.weave;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.catalogue.Target;
import io.loopwarden.engine.weave.plan.Planner;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts the transformer in place and weaves what was loaded before it.
 *
 * <p>Nothing of the JDK is woven in a JVM that has no event loops: that costs a tenth of a second
 * of CPU time, so it waits until they are about to appear, or begins at once if the class path says
 * that they will. The earlier a class is woven, the less compiled code is thrown away with it.
 *
 * <p>The JVM does not transform a class that is loaded while a transformer runs on the same thread,
 * as a consequence of that very run. So classes of the JDK are looked over a second time.
 */
public final class Installation {

  private final Instrumentation instrumentation;
  private final Transformer.Listener listener;
  private final Planner planner;
  private final Transformer transformer;
  private volatile @Nullable EarlyClasses early;

  public Installation(
      Instrumentation instrumentation, Catalogue catalogue, Transformer.Listener listener) {
    this.instrumentation = instrumentation;
    this.listener = listener;
    this.planner = new Planner(catalogue);
    this.transformer = new Transformer(planner, listener);
  }

  /** Installs the transformer. Most classes of the JDK are left alone until {@link #weaveJdk}. */
  public void install() {
    instrumentation.addTransformer(transformer, true);
    if (!planner.nativeCalls().isEmpty()) {
      weaveMissed(planner.urgentNames());
    }
  }

  /**
   * Notes which classes of the application are there before its main method, such as those of an
   * AOT cache. If event loops will come from there, that is reported before this returns, as if the
   * classes were loaded now.
   */
  public void findEarly() {
    EarlyClasses found = EarlyClasses.among(instrumentation.getAllLoadedClasses(), planner);
    early = found;
    weaveEarly(found.announcers());
  }

  /**
   * Weaves the classes of the JDK, those that are loaded already and those that will be, and the
   * classes of the application that are there before its main method.
   */
  public synchronized void weaveJdk() {
    transformer.weaveJdk();
    weaveMissed();
    weaveMissed();
    EarlyClasses found = early;
    if (found != null) {
      early = null;
      weaveEarly(found.others());
    }
  }

  /**
   * Weaves the classes of the JDK that are loaded, and from now on those that will be, before event
   * loops appear. {@link #weaveJdk} still has to follow, and waits until this is done.
   */
  public synchronized void weaveJdkAhead() {
    transformer.weaveJdk();
    weaveMissed();
  }

  private void weaveEarly(List<Class<?>> types) {
    List<Class<?>> modifiable = new ArrayList<>();
    for (Class<?> type : types) {
      if (instrumentation.isModifiableClass(type)) {
        modifiable.add(type);
      }
    }
    retransform(modifiable);
    for (Class<?> type : EarlyClasses.missed(types, transformer)) {
      listener.weavingFailed(
          type.getName(), new UnmodifiableClassException("it was loaded before the agent"));
    }
  }

  /** The user's operations that no loaded class has had so far. */
  public Set<Operation> neverMatched() {
    return planner.awaited();
  }

  /** Weaves the classes of the JDK that were loaded but never passed through the transformer. */
  public void weaveMissed() {
    weaveMissed(planner.names());
  }

  private void weaveMissed(Set<String> classNames) {
    List<Class<?>> missed = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (classNames.contains(type.getName())
          && !transformer.hasProcessed(EarlyClasses.internalName(type))
          && instrumentation.isModifiableClass(type)) {
        missed.add(type);
      }
    }
    retransform(missed);
  }

  /**
   * Weaves classes of the application that were loaded before a late attach. Reads each class file
   * first, because retransforming a class that needs no weaving would still deoptimise its callers.
   */
  public void weaveLoadedApplication() {
    List<Class<?>> found = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (ClassesBeforeAttach.mayNeedWeaving(type, planner)
          && instrumentation.isModifiableClass(type)) {
        found.add(type);
      }
    }
    retransform(found);
  }

  /** Has the start of threads reported from now on. */
  public void tellThreads() {
    planner.tellThreads();
    weaveAgain(Set.of(Planner.THREAD));
  }

  /**
   * Weaves methods that a program marks as blocking while it runs, also of classes that are loaded.
   */
  public void mark(List<Target> targets) {
    Set<String> types = new HashSet<>();
    for (Target target : targets) {
      planner.mark(target);
      types.add(target.type());
    }
    weaveAgain(types);
  }

  private void weaveAgain(Set<String> internalNames) {
    List<Class<?>> found = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (internalNames.contains(type.getName().replace('.', '/'))
          && instrumentation.isModifiableClass(type)) {
        found.add(type);
      }
    }
    retransform(found);
  }

  /** Takes the transformer away again, and what it has woven. */
  public synchronized void remove() {
    instrumentation.removeTransformer(transformer);
    List<Class<?>> woven = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (transformer.hasProcessed(type.getName().replace('.', '/'))
          && instrumentation.isModifiableClass(type)) {
        woven.add(type);
      }
    }
    retransform(woven);
  }

  private void retransform(List<Class<?>> types) {
    Retransformation.run(instrumentation, types, listener);
  }
}
