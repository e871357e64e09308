package com.example.isolation;

import java.nio.file.Path;

/**
 * An application that carries its own, older versions of the agent's libraries. It looks itself
 * whether they are still its own, before and after it has blocked an event loop, and whether the
 * agent's can be found; what is wrong ends it with an exception.
 */
public final class ConflictingLibraries {
  private ConflictingLibraries() {}

  /**
   * Looks.
   *
   * @param args the agent's jar, whether the agent is attached or not
   */
  public static void main(String[] args) throws Exception {
    ForeignClasses foreign = new ForeignClasses(Path.of(args[0]));
    checkOwn();
    try (EventLoops loops = new EventLoops()) {
      System.out.println(loops.call(Blocking::sleep));
      checkOwn();
      foreign.checkHidden();
    }
    System.out.println("OK");
  }

  private static void checkOwn() throws Exception {
    OwnLibraries.checkOrigin();
    OwnLibraries.use();
    OwnLogging.check();
  }
}
