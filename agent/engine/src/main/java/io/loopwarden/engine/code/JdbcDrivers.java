package io.loopwarden.engine.code;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;

/**
 * Finds the classes of JDBC drivers. A jar names its driver in {@code
 * META-INF/services/java.sql.Driver}; the driver's are the classes of that jar that share the named
 * class's package root, for a shaded jar holds other libraries, too. Reads each jar once: only one
 * thread of the agent may ask.
 */
public final class JdbcDrivers {

  private static final int MOST_LOCATIONS = 512;
  private static final String SERVICES = "META-INF/services/java.sql.Driver";

  /** The package roots of drivers by location; most locations have none. */
  private final Map<String, List<String>> roots = SiteLocations.latest(MOST_LOCATIONS);

  /** Whether a class is a driver's. */
  public boolean include(Class<?> type) {
    String location = ClassLocation.of(type);
    if (location == null || location.startsWith(ClassLocation.IMAGE + "java.")) {
      return false;
    }
    List<String> known = roots.get(location);
    if (known == null) {
      known = read(location);
      roots.put(location, known);
    }
    for (String root : known) {
      if (type.getName().startsWith(root)) {
        return true;
      }
    }
    return false;
  }

  private List<String> read(String location) {
    byte[] services = ClassFileSource.readEntry(location, SERVICES);
    List<String> found = new ArrayList<>();
    if (services != null) {
      StringTokenizer lines =
          new StringTokenizer(new String(services, StandardCharsets.UTF_8), "\r\n");
      while (lines.hasMoreTokens()) {
        String name = withoutComment(lines.nextToken());
        if (name.indexOf('.') > 0) {
          found.add(root(name));
        }
      }
    }
    return List.copyOf(found);
  }

  private static String withoutComment(String line) {
    int comment = line.indexOf('#');
    return (comment < 0 ? line : line.substring(0, comment)).strip();
  }

  /**
   * Two segments of a name, three where many publish below the first two; with a dot at the end.
   */
  private String root(String className) {
    int end = dotAfter(className, 0);
    int second = dotAfter(className, end);
    boolean shared = NamedOwners.frameworks().haveHost(className.substring(0, second));
    return className.substring(0, shared ? dotAfter(className, second) : second);
  }

  /** The index after the next dot; the same index if there is none. */
  private static int dotAfter(String name, int from) {
    int dot = name.indexOf('.', from);
    return dot < 0 ? from : dot + 1;
  }
}
