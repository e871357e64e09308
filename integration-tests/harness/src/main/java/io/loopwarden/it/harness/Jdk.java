package io.loopwarden.it.harness;

import java.nio.file.Path;

/**
 * A JDK on this machine.
 *
 * @param feature its feature version: 17, 25, …
 * @param home its folder
 */
public record Jdk(int feature, Path home) {
  /** One of its programs. */
  public Path program(String name) {
    return home.resolve("bin").resolve(name);
  }

  @Override
  public String toString() {
    return "JDK " + feature;
  }
}
