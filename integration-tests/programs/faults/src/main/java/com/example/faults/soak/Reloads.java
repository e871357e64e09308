package com.example.faults.soak;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** An application that is loaded anew by a class loader of its own, again and again. */
final class Reloads {
  private static final int PATIENCE_SECONDS = 20;

  private final SharedLoops loops;
  private final Planted planted;
  private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();

  /** The application. */
  public static final class Application implements Callable<Object> {
    /** Public, for the loader above. */
    public Application() {}

    @Override
    public Object call() throws InterruptedException {
      Thread.sleep(3);
      return this;
    }
  }

  Reloads(SharedLoops loops, Planted planted) {
    this.loops = loops;
    this.planted = planted;
  }

  /** Loads it, runs it on a loop that outlives it, and drops it. */
  void reload() throws Exception {
    ClassLoader loader = new Loader();
    Class<?> application = loader.loadClass(Application.class.getName());
    loops.run((Callable<?>) application.getConstructor().newInstance());
    planted.made(Application.class.getName() + ".call");
    loaders.removeIf(reference -> reference.get() == null);
    loaders.add(new WeakReference<>(loader));
  }

  /** Waits until no loader is left, and returns how many are. */
  int awaitCollected() throws InterruptedException {
    for (int i = 0; i < PATIENCE_SECONDS && !loaders.isEmpty(); i++) {
      System.gc();
      loaders.removeIf(reference -> reference.get() == null);
      Thread.sleep(loaders.isEmpty() ? 0 : 1000);
    }
    return loaders.size();
  }

  /** Defines the application itself, and takes all else from above. */
  private static final class Loader extends ClassLoader {
    Loader() {
      super(Reloads.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.equals(Application.class.getName())) {
        return super.loadClass(name, resolve);
      }
      try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = file.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
