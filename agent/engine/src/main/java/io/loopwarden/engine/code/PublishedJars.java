package io.loopwarden.engine.code;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * Finds jars that somebody has published for others to use. A program that tries a library out may
 * be in packages that begin as the library's do; its own jars name no module and no bundle. Reads
 * each jar once. Used under the lock of its owner.
 */
final class PublishedJars {

  private static final int MOST_JARS = 4096;
  private static final String MANIFEST = "META-INF/MANIFEST.MF";
  private static final String MODULE = "module-info.class";

  /** What only those write into a manifest who expect that others use the jar. */
  private static final String[] NAMES = {"Automatic-Module-Name", "Bundle-SymbolicName"};

  private final Map<CodeLocation, Boolean> known = new HashMap<>();

  /**
   * Whether a jar was published by itself, not as a part of the application.
   *
   * @param ownGroups the Maven groups of the application, as far as they are known
   */
  boolean include(CodeLocation jar, Set<String> ownGroups) {
    Boolean answer = known.get(jar);
    if (answer == null) {
      if (known.size() >= MOST_JARS) {
        known.clear();
      }
      answer = !BuildOutput.isJar(jar) && isPublished(jar, ownGroups);
      known.put(jar, answer);
    }
    return answer;
  }

  private static boolean isPublished(CodeLocation jar, Set<String> ownGroups) {
    boolean[] isOwn = new boolean[1];
    boolean[] isOfOther = new boolean[1];
    boolean[] isModule = new boolean[1];
    JarNames.read(
        jar,
        name -> {
          String group = JarNames.group(name);
          if (group != null) {
            isOwn[0] |= ownGroups.contains(group);
            isOfOther[0] |= !ownGroups.isEmpty() && !ownGroups.contains(group);
          }
          isModule[0] |= name.endsWith(MODULE);
        });
    return !isOwn[0] && (isOfOther[0] || isModule[0] || isNamed(jar));
  }

  private static boolean isNamed(CodeLocation jar) {
    String location = jar.entry().isEmpty() ? jar.path() : jar.path() + "!/" + jar.entry();
    Attributes manifest = attributes(ClassFileSource.readEntry(location, MANIFEST));
    for (String name : NAMES) {
      if (manifest.getValue(name) != null) {
        return true;
      }
    }
    return false;
  }

  private static Attributes attributes(byte @Nullable [] text) {
    try {
      return text == null
          ? new Attributes()
          : new Manifest(new ByteArrayInputStream(text)).getMainAttributes();
    } catch (IOException e) {
      return new Attributes();
    }
  }
}
