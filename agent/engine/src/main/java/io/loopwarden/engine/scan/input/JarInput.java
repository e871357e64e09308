package io.loopwarden.engine.scan.input;

import io.loopwarden.engine.code.BuildOutput;
import io.loopwarden.engine.code.FileOwners;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** A jar, or an archive of a web application, with the classes and jars in it. */
final class JarInput implements Closeable {

  private static final String[] CLASS_FOLDERS = {"BOOT-INF/classes/", "WEB-INF/classes/"};
  private static final String JAR_ENDING = ".jar";

  /** How many classes one thread reads at a time. */
  private static final int GROUP_SIZE = 2_000;

  private final JarFile jar;
  private final boolean isMain;
  private final FileOwners.Place place;
  private final Set<String> mavenGroups = new HashSet<>();
  private final List<ZipEntry> classes = new ArrayList<>();
  private final List<ZipEntry> applicationClasses = new ArrayList<>();
  private final List<ZipEntry> jars = new ArrayList<>();

  /**
   * Opens a jar and reads its directory.
   *
   * @param isMain whether it is the application's
   */
  JarInput(File file, boolean isMain) throws IOException {
    this.jar = new JarFile(file, false);
    this.isMain = isMain;
    this.place =
        isMain
            ? FileOwners.Place.MAIN_JAR
            : BuildOutput.isJar(file) ? FileOwners.Place.BUILT_JAR : FileOwners.Place.JAR;
    jar.stream().forEach(this::add);
  }

  private void add(ZipEntry entry) {
    String name = entry.getName();
    String group = FileOwners.group(name);
    if (group != null) {
      mavenGroups.add(group);
    } else if (name.endsWith(JAR_ENDING)) {
      jars.add(entry);
    } else if (isInClassFolder(name)) {
      applicationClasses.add(entry);
    } else if (ClassFileEntry.isClass(name)) {
      classes.add(entry);
    }
  }

  private static boolean isInClassFolder(String name) {
    return name.endsWith(".class") && !name.equals(withoutFolder(name));
  }

  private static String withoutFolder(String name) {
    for (String folder : CLASS_FOLDERS) {
      if (name.startsWith(folder)) {
        return name.substring(folder.length());
      }
    }
    return name;
  }

  /** Makes known what the jar says about whose code is in it. */
  void describeTo(FileOwners owners) throws IOException {
    Manifest manifest = jar.getManifest();
    if (isMain) {
      if (manifest != null) {
        owners.addManifest(manifest.getMainAttributes());
      }
      owners.addGroups(mavenGroups);
      owners.addClasses(classNames());
    }
  }

  private List<String> classNames() {
    List<String> names = new ArrayList<>(classes.size());
    for (ZipEntry entry : classes) {
      names.add(ClassFileEntry.nameOf(entry.getName()).replace('/', '.'));
    }
    return names;
  }

  /** The classes in it, in portions. */
  List<ClassGroup> groups() {
    List<ClassGroup> groups = new ArrayList<>();
    addPortions(applicationClasses, FileOwners.Place.FOLDER, groups);
    addPortions(classes, place, groups);
    for (ZipEntry nested : jars) {
      String name = jar.getName() + "!/" + nested.getName();
      groups.add(new ClassGroup(FileOwners.Place.JAR, () -> NestedJar.read(name, content(nested))));
    }
    return groups;
  }

  private void addPortions(
      List<ZipEntry> entries, FileOwners.Place place, List<ClassGroup> groups) {
    for (int start = 0; start < entries.size(); start += GROUP_SIZE) {
      List<ZipEntry> portion = entries.subList(start, Math.min(start + GROUP_SIZE, entries.size()));
      groups.add(new ClassGroup(place, () -> read(portion)));
    }
  }

  private ClassGroup.Content read(List<ZipEntry> entries) throws IOException {
    List<ClassFileEntry> found = new ArrayList<>(entries.size());
    for (ZipEntry entry : entries) {
      String path = withoutFolder(entry.getName());
      if (ClassFileEntry.isClass(path)) {
        found.add(new ClassFileEntry(ClassFileEntry.nameOf(path), content(entry)));
      }
    }
    return new ClassGroup.Content(mavenGroups, found);
  }

  private byte[] content(ZipEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  @Override
  public void close() throws IOException {
    jar.close();
  }
}
