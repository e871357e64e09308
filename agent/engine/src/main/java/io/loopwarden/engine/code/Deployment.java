package io.loopwarden.engine.code;

import java.io.File;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How this JVM's application was deployed: which folders and jars are its own. Reads jars' names
 * once each. Used under the lock of its owner, on the agent's threads only.
 */
final class Deployment {

  private static final int MOST_LOCATIONS = 4096;

  /** What a folder or jar holds. */
  private enum Content {
    /** The application's classes, and copies of libraries' if their names say so. */
    MIXED,
    APPLICATION,
    LIBRARY,
    /** Whatever names say. */
    UNKNOWN
  }

  private final KnownFrameworks frameworks;
  private final StartClass start;
  private final PackageRoots roots;
  private final PackageRoots libraries;
  private final @Nullable CodeLocation main;
  private final MergedJar mainJar;

  /** Where Quarkus keeps the application's jars, or null. */
  private final @Nullable String applicationFolder;

  /** Where the application is if a framework's class was started that names none; or null. */
  private final @Nullable FrameworkStart frameworkStart;

  private final Set<String> groups = new HashSet<>();
  private final Map<String, Content> contents = new HashMap<>();
  private final PublishedJars published = new PublishedJars();

  /**
   * Reads the deployment.
   *
   * @param classes find the class that was started
   */
  Deployment(KnownFrameworks frameworks, StartClass start, LoadedClasses classes) {
    this(frameworks, start, classes, System.getProperty("java.class.path", ""));
  }

  Deployment(
      KnownFrameworks frameworks, StartClass start, LoadedClasses classes, String classPath) {
    this.frameworks = frameworks;
    this.start = start;
    this.roots = new PackageRoots(frameworks);
    this.libraries = new PackageRoots(frameworks);
    roots.add(start.packageName());
    this.main = mainLocation(classes);
    this.mainJar = new MergedJar(frameworks);
    this.applicationFolder = readApplicationFolder();
    this.frameworkStart =
        main == null && start.isFrameworks(frameworks)
            ? new FrameworkStart(classPath, frameworks, roots)
            : null;
    readGroups();
  }

  private @Nullable CodeLocation mainLocation(LoadedClasses classes) {
    String name = start.className();
    Class<?> found = name == null ? null : classes.find(name);
    if (found != null) {
      return CodeLocation.of(found);
    }
    String jar = start.jar();
    return jar == null || frameworks.startOthers(start.started())
        ? null
        : CodeLocation.of("file", new File(jar).getAbsolutePath());
  }

  private @Nullable String readApplicationFolder() {
    String jar = start.jar();
    if (jar == null || !start.started().startsWith(StartClass.QUARKUS)) {
      return null;
    }
    File folder = new File(new File(jar).getAbsoluteFile().getParentFile(), "app");
    File[] jars = folder.listFiles();
    for (File file : jars == null ? new File[0] : jars) {
      CodeLocation location = CodeLocation.of("file", file.getPath());
      JarNames.read(
          location,
          name -> {
            String packageName = JarNames.packageOf(name);
            if (packageName != null) {
              roots.add(packageName);
            }
          });
    }
    return folder.getPath() + File.separatorChar;
  }

  /** One group is the application's own; of several, those that are not its own are libraries'. */
  private void readGroups() {
    String jar = start.jar();
    CodeLocation location = main;
    if (jar != null) {
      location = CodeLocation.of("file", new File(jar).getAbsolutePath());
    }
    if (location == null || location.kind() != CodeLocation.Kind.JAR) {
      return;
    }
    Set<String> found = new HashSet<>();
    JarNames.read(
        location,
        name -> {
          String group = JarNames.group(name);
          if (group != null) {
            found.add(group);
          }
          mainJar.see(name);
        });
    for (String group : found) {
      String root = PackageRoots.of(group, frameworks);
      boolean isOwn = found.size() == 1 || root != null && roots.include(root);
      if (frameworks.claim(group + '.')) {
        continue;
      } else if (isOwn) {
        groups.add(group);
      } else {
        libraries.add(group);
      }
    }
  }

  /** Whether a class that counts as the application's may as well be a library's. */
  boolean isDoubtful(String className, CodeLocation location) {
    if (location.kind() != CodeLocation.Kind.JAR) {
      return false;
    }
    return location.equals(main)
        ? mainJar.isDoubtful(className, roots)
        : start.module() == null && roots.include(className) && published.include(location, groups);
  }

  /** Whose code a class outside the JDK is, that was not generated at run time. */
  Owner ownerOf(String className, CodeLocation location) {
    Owner byName = byRoot(className);
    if (byName != null) {
      return byName;
    }
    return switch (contentOf(location)) {
      case APPLICATION -> Owner.APPLICATION;
      case LIBRARY -> Owner.LIBRARY;
      case MIXED -> ofMixed(className);
      case UNKNOWN -> ofList(className);
    };
  }

  /** Whose code a class is of which nothing but the name is known. */
  Owner ownerOf(String className) {
    Owner byName = byRoot(className);
    return byName == null ? ofList(className) : byName;
  }

  private @Nullable Owner byRoot(String className) {
    if (frameworks.startOthers(className) || PackageRoots.wasMoved(className)) {
      return Owner.LIBRARY;
    }
    return roots.include(className) ? Owner.APPLICATION : null;
  }

  private Owner ofMixed(String className) {
    return libraries.include(className) ? Owner.LIBRARY : ofList(className);
  }

  private Owner ofList(String className) {
    return frameworks.claim(className) ? Owner.LIBRARY : Owner.APPLICATION;
  }

  private Content contentOf(CodeLocation location) {
    String key = location.path() + '!' + location.entry();
    Content known = contents.get(key);
    if (known == null) {
      known = read(location);
      if (contents.size() >= MOST_LOCATIONS) {
        contents.clear();
      }
      contents.put(key, known);
    }
    return known;
  }

  private Content read(CodeLocation location) {
    return switch (location.kind()) {
      case FOLDER -> roots.isEmpty() ? Content.APPLICATION : Content.MIXED;
      case MODULE -> ofModule(location.path());
      case JAR -> ofJar(location);
      case UNKNOWN -> Content.UNKNOWN;
    };
  }

  private Content ofModule(String name) {
    return name.equals(start.module()) ? Content.MIXED : Content.LIBRARY;
  }

  private Content ofJar(CodeLocation location) {
    if (location.equals(main) || BuildOutput.isJar(location)) {
      return Content.MIXED;
    }
    String folder = applicationFolder;
    if (folder != null && location.path().startsWith(folder)) {
      return Content.APPLICATION;
    }
    if (start.started().isEmpty()) {
      return Content.UNKNOWN;
    }
    if (frameworkStart != null && !frameworkStart.isKnown()) {
      return Content.UNKNOWN;
    }
    if (frameworkStart != null && frameworkStart.isApplication(location)) {
      return Content.MIXED;
    }
    return isOfOwnGroup(location) ? Content.APPLICATION : Content.LIBRARY;
  }

  private boolean isOfOwnGroup(CodeLocation location) {
    if (groups.isEmpty()) {
      return false;
    }
    boolean[] found = new boolean[1];
    JarNames.read(
        location,
        name -> {
          String group = JarNames.group(name);
          found[0] |= group != null && groups.contains(group);
        });
    return found[0];
  }
}
