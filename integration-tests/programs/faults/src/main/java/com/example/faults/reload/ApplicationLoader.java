package com.example.faults.reload;

import java.net.URL;
import java.net.URLClassLoader;

/** Loads the classes of the application itself, and asks its parent first for all others. */
final class ApplicationLoader extends URLClassLoader {

  private static final String PACKAGE = "com.example.faults.reload.app.";

  /**
   * Makes a loader.
   *
   * @param classPath where the application is, and all that the parent does not have
   */
  ApplicationLoader(URL[] classPath, ClassLoader parent) {
    super(classPath, parent);
  }

  /** A new object of the application's main class. */
  Object deploy() throws ReflectiveOperationException {
    return loadClass(PACKAGE + "Deployed").getDeclaredConstructor().newInstance();
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(PACKAGE)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }
}
