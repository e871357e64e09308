package io.loopwarden.engine.command;

import java.io.File;
import java.io.IOException;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import picocli.CommandLine;

/** {@code --version}: the version of the agent's jar. */
final class JarVersion implements CommandLine.IVersionProvider {

  private final File jar;

  JarVersion(File jar) {
    this.jar = jar;
  }

  @Override
  public String[] getVersion() throws IOException {
    try (JarFile file = new JarFile(jar)) {
      Attributes attributes = file.getManifest().getMainAttributes();
      return new String[] {
        "loopwarden " + attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION)
      };
    }
  }
}
