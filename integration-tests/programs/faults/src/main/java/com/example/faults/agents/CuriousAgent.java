package com.example.faults.agents;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;

/**
 * Does in its transformer what other agents do: looks for class files through the loader of the
 * class that is being defined, and loads that very class. The JDK's own loaders do not survive that
 * and are spared. Changes nothing.
 */
public final class CuriousAgent implements ClassFileTransformer {

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
}
