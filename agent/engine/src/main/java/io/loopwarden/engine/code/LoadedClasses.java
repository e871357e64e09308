package io.loopwarden.engine.code;

import java.lang.instrument.Instrumentation;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds loaded classes by name, without loading any and without calling a loader of the host. The
 * loaders are listed anew once in a while; none is kept alive. Used under the lock of its owner.
 */
final class LoadedClasses {

  private static final long LISTED_AGAIN_NANOS = 1_000_000_000;

  private final @Nullable Instrumentation instrumentation;
  private List<WeakReference<ClassLoader>> loaders = List.of();
  private long listedNanos;

  LoadedClasses(@Nullable Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /** Looked up when it is needed, which is not at the start. */
  private static final class Jvm {
    static final @Nullable Method FIND_LOADED_CLASS = method();

    /** The package is open to the engine: its hooks are defined there. */
    private static @Nullable Method method() {
      try {
        Method method = ClassLoader.class.getDeclaredMethod("findLoadedClass", String.class);
        method.setAccessible(true);
        return method;
      } catch (ReflectiveOperationException | RuntimeException e) {
        return null;
      }
    }
  }

  /** A class of this name that is loaded, or null. */
  @Nullable Class<?> find(String name) {
    if (Jvm.FIND_LOADED_CLASS == null) {
      return null;
    }
    Class<?> found = in(ClassLoader.getSystemClassLoader(), name);
    if (found == null) {
      found = inListed(name);
    }
    if (found == null && isListDue()) {
      list();
      found = inListed(name);
    }
    return found;
  }

  private @Nullable Class<?> inListed(String name) {
    for (WeakReference<ClassLoader> reference : loaders) {
      ClassLoader loader = reference.get();
      Class<?> found = loader == null ? null : in(loader, name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable Class<?> in(ClassLoader loader, String name) {
    Method method = Jvm.FIND_LOADED_CLASS;
    try {
      return method == null ? null : (Class<?>) method.invoke(loader, name);
    } catch (IllegalAccessException | InvocationTargetException e) {
      return null;
    }
  }

  private boolean isListDue() {
    return instrumentation != null
        && (listedNanos == 0 || System.nanoTime() - listedNanos >= LISTED_AGAIN_NANOS);
  }

  private void list() {
    Instrumentation jvm = instrumentation;
    if (jvm == null) {
      return;
    }
    Set<ClassLoader> found = Collections.newSetFromMap(new IdentityHashMap<>());
    ClassLoader last = null;
    for (Class<?> type : jvm.getAllLoadedClasses()) {
      ClassLoader loader = type.getClassLoader();
      if (loader != null && loader != last) {
        found.add(loader);
        last = loader;
      }
    }
    List<WeakReference<ClassLoader>> references = new ArrayList<>(found.size());
    for (ClassLoader loader : found) {
      references.add(new WeakReference<>(loader));
    }
    loaders = references;
    listedNanos = System.nanoTime() | 1;
  }
}
