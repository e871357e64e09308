package com.example.faults.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;

/**
 * Defines a class as libraries that generate classes do: without giving the JVM a name, which
 * stands in the class file.
 */
final class Unnamed extends ClassLoader {
  private Unnamed() {
    super(Unnamed.class.getClassLoader());
  }

  /** A task of such a class. */
  @SuppressWarnings("unchecked") // each Natives is a task
  static Callable<String> task() {
    try (InputStream in = Unnamed.class.getResourceAsStream("Natives.class")) {
      byte[] classFile = in.readAllBytes();
      Class<?> defined = new Unnamed().defineClass((String) null, classFile, 0, classFile.length);
      return (Callable<String>) defined.getDeclaredConstructor().newInstance();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
