package com.example.stalls;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Set;

/** A class, a new one each time, that another thread is initialising. */
final class SlowClass implements Culprit {

  private static final Set<String> FRESH =
      Set.of("com.example.stalls.Settings", "com.example.stalls.SettingsReader");

  private Runnable reader = () -> {};

  @Override
  public void prepare() throws Exception {
    Loader loader = new Loader();
    reader = newReader(loader);
    Runnable other = newReader(loader);
    Rival.start(other::run);
  }

  private static Runnable newReader(Loader loader) throws ReflectiveOperationException {
    return (Runnable)
        loader.loadClass("com.example.stalls.SettingsReader").getConstructor().newInstance();
  }

  @Override
  public void hold() {
    reader.run();
  }

  /** Defines the fresh classes itself. */
  private static final class Loader extends URLClassLoader {
    Loader() {
      super(
          new URL[] {SlowClass.class.getProtectionDomain().getCodeSource().getLocation()},
          SlowClass.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!FRESH.contains(name)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }
  }
}
