package io.loopwarden.engine.scan.input;

import io.loopwarden.engine.code.FileOwners;
import io.loopwarden.engine.scan.code.ClassReading;
import io.loopwarden.engine.scan.code.ScannedClass;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The class files in given jars and folders. The first jar is the application's, if no folder of
 * classes is given before it; of the others its Maven group decides.
 */
public final class InputFiles implements Closeable {

  private final FileOwners owners;
  private final List<JarInput> jars = new ArrayList<>();
  private final List<ClassGroup> groups = new ArrayList<>();
  private final AtomicInteger unreadable = new AtomicInteger();
  private final List<String> unreadableJars = new CopyOnWriteArrayList<>();
  private boolean hasMain;

  /**
   * Opens files.
   *
   * @throws IOException if one of them cannot be read; the message names it
   */
  public InputFiles(List<File> given, FileOwners owners) throws IOException {
    this.owners = owners;
    for (File file : given) {
      try {
        add(file);
      } catch (IOException e) {
        close();
        throw new IOException(file + " cannot be read: " + e.getMessage(), e);
      }
    }
  }

  private void add(File file) throws IOException {
    if (!file.isDirectory()) {
      addJar(file);
      return;
    }
    FolderInput folder = new FolderInput(file);
    if (folder.hasClasses()) {
      hasMain = true;
      groups.add(folder.classes());
    }
    for (File jar : folder.jars()) {
      try {
        addJar(jar);
      } catch (IOException e) {
        unreadableJars.add(jar + ": " + e.getMessage());
      }
    }
  }

  private void addJar(File file) throws IOException {
    JarInput jar = new JarInput(file, !hasMain);
    jars.add(jar);
    jar.describeTo(owners);
    hasMain = true;
    groups.addAll(jar.groups());
  }

  /** Reads all classes, in the order of the files. What is no class file is counted, not read. */
  public List<ScannedClass> read(ClassReading reading) throws IOException {
    ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<List<ScannedClass>>> portions = new ArrayList<>();
      for (ClassGroup group : groups) {
        portions.add(threads.submit(() -> read(group, reading)));
      }
      List<ScannedClass> all = new ArrayList<>();
      for (Future<List<ScannedClass>> portion : portions) {
        all.addAll(portion.get());
      }
      return all;
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private List<ScannedClass> read(ClassGroup group, ClassReading reading) throws IOException {
    List<ScannedClass> classes = new ArrayList<>();
    ClassGroup.Content content;
    try {
      content = group.reader().read();
    } catch (NestedJar.NoJarException e) {
      unreadableJars.add(e.getMessage());
      return classes;
    }
    for (ClassFileEntry entry : content.classes()) {
      String name = entry.name().replace('/', '.');
      boolean isApplication = owners.isApplication(name, group.place(), content.mavenGroups());
      try {
        boolean isSecondary = isApplication && owners.isSecondary(name, group.place());
        classes.add(reading.read(entry.content(), isApplication, isSecondary));
      } catch (RuntimeException e) {
        unreadable.incrementAndGet();
      }
    }
    return classes;
  }

  /** How many files have the name of a class file and are none. */
  public int unreadable() {
    return unreadable.get();
  }

  /** The jars in folders and in other jars that cannot be read, each with the reason. */
  public List<String> unreadableJars() {
    return unreadableJars;
  }

  @Override
  public void close() throws IOException {
    for (JarInput jar : jars) {
      jar.close();
    }
  }
}
