package com.example.faults.agents;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;

/**
 * Does in its transformer what other agents do: looks for class files through the loader of the
 * class that is being defined, and loads that very class. The JDK's own loaders do not survive that
 * and are spared; while a class of the JDK is loaded, it loads one of the application. Changes
 * nothing.
 */
public final class CuriousAgent implements ClassFileTransformer {

  private static final String OF_APPLICATION = "io.netty.util.concurrent.SingleThreadEventExecutor";
  private static final ThreadLocal<Boolean> LOADING = new ThreadLocal<>();

  private CuriousAgent() {}

  /** Starts it. */
  public static void premain(String argument, Instrumentation instrumentation) {
    instrumentation.addTransformer(new CuriousAgent(), true);
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String name,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    if (loader == null
        && redefined == null
        && !Thread.currentThread().getName().equals("main")) { // the JVM would not start
      loadOfApplication();
    }
    if (loader == null
        || name == null
        || redefined != null
        || loader.getClass().getName().startsWith("jdk.internal.")) {
      return null;
    }
    boolean ofAgent = name.startsWith("io/loopwarden/engine/");
    if (ofAgent && loader.getResource("java/lang/Object.class") == null) {
      System.err.println("curious: no java.lang.Object for " + name);
    }
    if (ofAgent && loader.getResourceAsStream(name + ".class") == null) {
      System.err.println("curious: no class file of " + name);
    }
    try {
      loader.loadClass(name.replace('/', '.'));
    } catch (ClassNotFoundException | LinkageError e) {
      if (ofAgent) {
        System.err.println("curious: " + e);
      }
    }
    return null;
  }

  /** Takes the lock of the application's loader, which another thread may have. */
  private static void loadOfApplication() {
    if (LOADING.get() == null) {
      LOADING.set(true);
      try {
        Class.forName(OF_APPLICATION, false, ClassLoader.getSystemClassLoader());
      } catch (ClassNotFoundException | LinkageError e) {
        // while that very class is being loaded
      } finally {
        LOADING.remove();
      }
    }
  }
}
