package com.example.remedies;

import java.util.Locale;

/**
 * Does everything on a server of each framework.
 *
 * <p>Arguments: the frameworks, by the keys that the catalogue has for them.
 */
final class FrameworksProgram {

  private FrameworksProgram() {}

  /** Runs to its end. */
  public static void main(String[] frameworks) throws Exception {
    Mistakes mistakes = new Mistakes();
    for (String framework : frameworks) {
      try (Server server = start(framework)) {
        Comparison.run(framework, server, mistakes);
        if (framework.equals("netty")) {
          Once.run(framework, server);
        }
      }
    }
    System.exit(0);
  }

  private static Server start(String framework) throws ReflectiveOperationException {
    String name = framework.substring(0, 1).toUpperCase(Locale.ROOT) + framework.substring(1);
    return (Server)
        Class.forName(Server.class.getPackageName() + "." + name + "Server")
            .getDeclaredConstructor()
            .newInstance();
  }
}
