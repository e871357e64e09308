package io.loopwarden.engine.code;

import io.loopwarden.engine.config.ClassPatterns;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.jar.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * Whose code the classes in given folders and jars are, before anything runs: by the rules of a
 * deployment as far as files show them. First all files are made known, then it is asked.
 */
public final class FileOwners {

  private static final String[] START_CLASSES = {"Start-Class", "Main-Verticle", "Main-Class"};

  private final KnownFrameworks frameworks = NamedOwners.frameworks();
  private final PackageRoots roots = new PackageRoots(frameworks);
  private final PackageRoots libraries = new PackageRoots(frameworks);
  private final Set<String> groups = new HashSet<>();
  private final ClassPatterns patterns;

  /** Whether the application itself is on the list of frameworks. */
  private boolean isFramework;

  /** Whether libraries were merged into the application's jar. */
  private boolean isMerged;

  /** What a file that holds classes is. */
  public enum Place {
    /** A folder of classes, alone or in a jar or an archive of a web application. */
    FOLDER,
    /** The jar of the application, into which libraries may have been merged. */
    MAIN_JAR,
    /** Another jar that the application's build has made. */
    BUILT_JAR,
    /** Another jar. */
    JAR
  }

  /**
   * Makes owners that know no file.
   *
   * @param patterns what the user says
   */
  public FileOwners(ClassPatterns patterns) {
    this.patterns = patterns;
  }

  /** Makes the manifest of a main jar known, which may name the class that starts. */
  public void addManifest(Attributes manifest) {
    for (String key : START_CLASSES) {
      String name = manifest.getValue(key);
      if (name != null && !frameworks.startOthers(name) && name.lastIndexOf('.') > 0) {
        roots.add(name.substring(0, name.lastIndexOf('.')));
        return;
      }
    }
  }

  /**
   * Makes the Maven groups of a main jar known.
   *
   * @param found the groups of the projects in it
   */
  public void addGroups(Set<String> found) {
    for (String group : found) {
      String root = PackageRoots.of(group, frameworks);
      if (found.size() == 1 || root != null && roots.include(root)) {
        groups.add(group);
      } else {
        libraries.add(group);
      }
    }
  }

  /** Makes the classes of a main jar known: if a list claims all of them, it says nothing. */
  public void addClasses(Collection<String> classNames) {
    isFramework = roots.isEmpty();
    for (String name : classNames) {
      boolean isClaimed = frameworks.claim(name);
      isFramework &= isClaimed;
      isMerged |= isClaimed;
    }
  }

  /** The Maven group that an entry of a jar's directory names, or null. */
  public static @Nullable String group(String entry) {
    return JarNames.group(entry);
  }

  /**
   * Whether a class is the application's.
   *
   * @param place where it lies
   * @param itsGroups the Maven groups of the jar that it lies in
   */
  public boolean isApplication(String className, Place place, Set<String> itsGroups) {
    Boolean asked = patterns.includes(className);
    if (asked != null) {
      return asked;
    }
    if (frameworks.startOthers(className) || PackageRoots.wasMoved(className)) {
      return false;
    }
    if (roots.include(className)) {
      return true;
    }
    return switch (place) {
      case MAIN_JAR, BUILT_JAR -> isFramework || !isNamedAsLibrary(className);
      case FOLDER -> roots.isEmpty() || !isNamedAsLibrary(className);
      case JAR -> isOfOwnGroup(itsGroups);
    };
  }

  /**
   * Whether a class of the application's is the site only where no other one is: it was generated,
   * or is in a jar of which it may as well be a library.
   *
   * @param place where it lies
   */
  public boolean isSecondary(String className, Place place) {
    if (GeneratedNames.isGenerated(className)) {
      return true;
    }
    return place == Place.MAIN_JAR
        && isMerged
        && className.indexOf('.') >= 0
        && patterns.includes(className) == null
        && !roots.include(className);
  }

  /** Whether clients that a build generates extend a class. */
  public static boolean isBaseOfGeneratedClients(String className) {
    return SecondaryClasses.isBaseOfGeneratedClients(className);
  }

  private boolean isNamedAsLibrary(String className) {
    return libraries.include(className) || frameworks.claim(className);
  }

  private boolean isOfOwnGroup(Set<String> itsGroups) {
    for (String group : itsGroups) {
      if (groups.contains(group)) {
        return true;
      }
    }
    return false;
  }
}
