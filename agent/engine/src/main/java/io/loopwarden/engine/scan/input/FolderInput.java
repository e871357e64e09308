package io.loopwarden.engine.scan.input;

import io.loopwarden.engine.code.FileOwners;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A folder with classes, jars or both. */
final class FolderInput {

  private final Path folder;
  private final List<Path> classes = new ArrayList<>();
  private final List<File> jars = new ArrayList<>();

  /** Reads what there is in a folder and the folders in it. */
  FolderInput(File folder) throws IOException {
    this.folder = folder.toPath();
    try (Stream<Path> files = Files.walk(this.folder)) {
      files.filter(Files::isRegularFile).sorted().forEach(this::add);
    }
  }

  private void add(Path file) {
    if (file.toString().endsWith(".jar")) {
      jars.add(file.toFile());
    } else if (ClassFileEntry.isClass(pathOf(file))) {
      classes.add(file);
    }
  }

  private String pathOf(Path file) {
    return folder.relativize(file).toString().replace(File.separatorChar, '/');
  }

  /** The jars in it. */
  List<File> jars() {
    return jars;
  }

  /** Whether there are classes outside jars. */
  boolean hasClasses() {
    return !classes.isEmpty();
  }

  /** The classes outside jars. */
  ClassGroup classes() {
    return new ClassGroup(FileOwners.Place.FOLDER, this::read);
  }

  private ClassGroup.Content read() throws IOException {
    List<ClassFileEntry> found = new ArrayList<>(classes.size());
    for (Path file : classes) {
      found.add(new ClassFileEntry(ClassFileEntry.nameOf(pathOf(file)), Files.readAllBytes(file)));
    }
    return new ClassGroup.Content(Set.of(), found);
  }
}
