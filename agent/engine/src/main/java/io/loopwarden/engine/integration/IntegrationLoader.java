package io.loopwarden.engine.integration;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Loads an integration, with whatever is in its package, and BlockHound's API anew; everything else
 * comes from the application's loader. The copies serve to be asked once and are let go.
 */
final class IntegrationLoader extends ClassLoader {

  private static final String API = "reactor.blockhound.";

  private final ClassLoader application;
  private final String ownPackage;

  /**
   * Makes a loader.
   *
   * @param integration the integration's class
   */
  IntegrationLoader(ClassLoader application, String integration) {
    super("loopwarden-integration", application);
    this.application = application;
    this.ownPackage = integration.substring(0, integration.lastIndexOf('.') + 1);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> type = findLoadedClass(name);
      if (type == null) {
        byte[] classFile = classFile(name);
        type = classFile == null ? super.loadClass(name, false) : define(name, classFile);
      }
      if (resolve) {
        resolveClass(type);
      }
      return type;
    }
  }

  private Class<?> define(String name, byte[] classFile) {
    try {
      return defineClass(name, classFile, 0, classFile.length);
    } catch (LinkageError e) {
      // Another agent's transformer may ask for the class while it is being defined.
      Class<?> defined = findLoadedClass(name);
      if (defined == null) {
        throw e;
      }
      return defined;
    }
  }

  private byte @Nullable [] classFile(String name) throws ClassNotFoundException {
    String path = name.replace('.', '/');
    ClassLoader engine = IntegrationLoader.class.getClassLoader();
    InputStream found = null;
    if (name.startsWith(API) && engine != null) {
      found = engine.getResourceAsStream(path + ".classdata");
    }
    if (found == null
        && name.lastIndexOf('.') + 1 == ownPackage.length()
        && name.startsWith(ownPackage)) {
      found = application.getResourceAsStream(path + ".class");
    }
    if (found == null) {
      return null;
    }
    try (InputStream in = found) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
