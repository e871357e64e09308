package io.loopwarden.engine.result.codehost;

import io.loopwarden.engine.result.MergedFinding;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The source files of a repository. A stack has only the name of a file; its package says which of
 * several files it is: by their folders, or by what they declare, because Kotlin's need not be in
 * folders that are named after the package.
 */
public final class SourceFiles {

  private static final List<String> ENDINGS = List.of(".java", ".kt", ".scala", ".groovy");

  private final Path root;
  private final Map<String, List<Path>> byName = new HashMap<>();

  private SourceFiles(Path root) {
    this.root = root;
  }

  /**
   * Finds the source files of the repository that a folder is in, which is the nearest folder with
   * {@code .git}, or the folder itself. Hidden folders and those of builds are left out.
   *
   * @throws IOException if the folder does not exist
   */
  public static SourceFiles around(Path folder) throws IOException {
    Path start = folder.toRealPath();
    Path root = start;
    for (Path each = start; each != null; each = each.getParent()) {
      if (Files.exists(each.resolve(".git"))) {
        root = each;
        break;
      }
    }
    SourceFiles sources = new SourceFiles(root);
    Files.walkFileTree(root, sources.new Collector());
    return sources;
  }

  /**
   * The line of a problem: its site, or the innermost frame above that is a line of the repository;
   * null if there is none.
   *
   * @throws IOException if a source file cannot be read
   */
  @Nullable SourceLine lineOf(MergedFinding finding) throws IOException {
    SourceLine line = lineOf(finding.site());
    Iterator<String> above = finding.stack().iterator();
    while (line == null && above.hasNext()) {
      line = lineOf(above.next());
    }
    return line;
  }

  private @Nullable SourceLine lineOf(String frame) throws IOException {
    FrameText parsed = FrameText.parse(frame);
    return parsed == null ? null : find(parsed);
  }

  /** The line of a frame; null if no file has it, or several do. */
  @Nullable SourceLine find(FrameText frame) throws IOException {
    SourceLine found = null;
    for (Path file : byName.getOrDefault(frame.file(), List.of())) {
      if (isOf(frame, file)) {
        if (found != null) {
          return null;
        }
        found = new SourceLine(pathOf(file), frame.line());
      }
    }
    return found;
  }

  /**
   * A file in the folders of the package may declare the begin of its name, which Scala allows, or
   * nothing that is understood here. One that declares another package is a copy, such as a shaded
   * one.
   */
  private boolean isOf(FrameText frame, Path file) throws IOException {
    String declared = declaredPackage(file);
    return declared.equals(frame.packageName())
        || isInFolders(file, frame)
            && (declared.isEmpty() || frame.packageName().startsWith(declared + '.'));
  }

  private boolean isInFolders(Path file, FrameText frame) {
    String folders = frame.packageName().replace('.', '/');
    return !folders.isEmpty() && ('/' + pathOf(file)).endsWith('/' + folders + '/' + frame.file());
  }

  /** The package that a file declares; empty if it declares none. */
  private static String declaredPackage(Path file) throws IOException {
    // No byte is wrong in this encoding, and those of a package's name mean the same in all.
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      String line = lines.readLine();
      while (line != null) {
        if (line.startsWith("package ")) {
          String name = line.substring("package ".length()).strip();
          return name.split("[;\\s/]", 2)[0].replace("`", "");
        }
        line = lines.readLine();
      }
    }
    return "";
  }

  private String pathOf(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  private final class Collector extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return !folder.equals(root) && (isHidden(folder) || isOfABuild(folder))
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = String.valueOf(file.getFileName());
      if (ENDINGS.stream().anyMatch(name::endsWith)) {
        byName.computeIfAbsent(name, n -> new ArrayList<>()).add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    /** What cannot be read has no line to show. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException reason) {
      return FileVisitResult.CONTINUE;
    }

    private static boolean isHidden(Path folder) {
      return String.valueOf(folder.getFileName()).startsWith(".");
    }

    /** A package may be called like the folder of a build: only the file beside it tells. */
    private static boolean isOfABuild(Path folder) {
      return switch (String.valueOf(folder.getFileName())) {
        case "target" -> Files.exists(folder.resolveSibling("pom.xml"));
        case "build" ->
            Files.exists(folder.resolveSibling("build.gradle"))
                || Files.exists(folder.resolveSibling("build.gradle.kts"));
        case "node_modules" -> true;
        default -> false;
      };
    }
  }
}
