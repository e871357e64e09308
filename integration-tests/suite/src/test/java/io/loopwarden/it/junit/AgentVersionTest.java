package io.loopwarden.it.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.WorkFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An agent that is older than the extension. */
class AgentVersionTest {

  @ParameterizedTest
  @MethodSource("io.loopwarden.it.harness.Matrix#ofEvenTurn")
  void anOlderAgentGetsOneLineThatNamesBothVersions(Jdk jdk) throws IOException {
    Path older = WorkFolders.create("junit/older-agent-" + jdk.feature()).resolve("agent.jar");
    copyAsVersion("0.0.9", older);

    SampleResult result =
        new SampleRun("older-agent", jdk)
            .withAgent(older, List.of())
            .withJarOnClassPath(older)
            .only("SwallowedTest")
            .run();

    assertThat(result.failures()).containsOnlyKeys("SwallowedTest");
    assertThat(result.failures().get("SwallowedTest"))
        .startsWith("the agent in this JVM is Loopwarden 0.0.9, older than loopwarden-junit 0.1.0")
        .endsWith(": use the same version of both");
  }

  private static void copyAsVersion(String version, Path copy) throws IOException {
    try (JarFile jar = new JarFile(SampleProject.AGENT_JAR.toFile())) {
      Manifest manifest = new Manifest(jar.getManifest());
      manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(copy), manifest)) {
        Enumeration<JarEntry> entries = jar.entries();
        while (entries.hasMoreElements()) {
          JarEntry entry = entries.nextElement();
          if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
            out.putNextEntry(new JarEntry(entry.getName()));
            jar.getInputStream(entry).transferTo(out);
            out.closeEntry();
          }
        }
      }
    }
  }
}
