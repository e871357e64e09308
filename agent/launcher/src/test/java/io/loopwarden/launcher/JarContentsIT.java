package io.loopwarden.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The jar that was built. */
class JarContentsIT {

  private static final Path JAR = Path.of("target", "loopwarden-agent.jar");

  /** With all outputs; BlockHound 1.0.17 has 4,966,582. */
  private static final long MOST_BYTES = 4_000_000;

  private static final int JAVA_8 = 52;
  private static final int JAVA_17 = 61;
  private static final String ENTRY_CLASS = "io/loopwarden/launcher/LoopwardenAgent.class";

  private static JarFile jar;
  private static final List<String> NAMES = new ArrayList<>();

  @BeforeAll
  static void open() throws IOException {
    jar = new JarFile(JAR.toFile());
    jar.stream().filter(entry -> !entry.isDirectory()).map(JarEntry::getName).forEach(NAMES::add);
  }

  @AfterAll
  static void close() throws IOException {
    jar.close();
  }

  private static byte[] read(String name) throws IOException {
    try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
      return in.readAllBytes();
    }
  }

  private static int majorVersion(String name) throws IOException {
    try (DataInputStream in = new DataInputStream(jar.getInputStream(jar.getEntry(name)))) {
      assertThat(in.readInt()).as(name).isEqualTo(0xCAFEBABE);
      in.readUnsignedShort();
      return in.readUnsignedShort();
    }
  }

  @Test
  void theManifestMakesItAnAgentAndAProgram() throws IOException {
    Attributes manifest = jar.getManifest().getMainAttributes();
    String entry = ENTRY_CLASS.substring(0, ENTRY_CLASS.lastIndexOf('.')).replace('/', '.');

    assertThat(manifest.getValue("Premain-Class")).isEqualTo(entry);
    assertThat(manifest.getValue("Agent-Class")).isEqualTo(entry);
    assertThat(manifest.getValue("Main-Class")).isEqualTo(entry);
    assertThat(manifest.getValue("Can-Retransform-Classes")).isEqualTo("true");
    assertThat(manifest.getValue("Implementation-Version")).matches("[0-9]+\\.[0-9]+\\.[0-9]+.*");
  }

  /** Each of these would change the class path or the boot class path of the application. */
  @Test
  void theManifestLeavesTheHostAlone() throws IOException {
    Attributes manifest = jar.getManifest().getMainAttributes();

    assertThat(manifest.getValue("Boot-Class-Path")).isNull();
    assertThat(manifest.getValue("Class-Path")).isNull();
    assertThat(manifest.getValue("Launcher-Agent-Class")).isNull();
    assertThat(manifest.getValue("Multi-Release")).isNull();
    assertThat(manifest.getValue("Add-Opens")).isNull();
    assertThat(manifest.getValue("Add-Exports")).isNull();
  }

  @Test
  void theApplicationSeesOurOwnFewClassesAndNoOthers() {
    assertThat(NAMES).contains(ENTRY_CLASS, "io/loopwarden/api/Loopwarden.class");
    assertThat(NAMES)
        .filteredOn(name -> !name.startsWith("inst/"))
        .allMatch(
            name ->
                name.matches("io/loopwarden/(launcher|api)/[^/]+\\.class")
                    || name.equals("META-INF/MANIFEST.MF")
                    || name.equals("META-INF/LICENSE"));
  }

  @Test
  void noLoaderTakesTheEngineForClasses() {
    assertThat(NAMES)
        .filteredOn(name -> name.startsWith("inst/"))
        .isNotEmpty()
        .noneMatch(name -> name.endsWith(".class"))
        .noneMatch(name -> name.startsWith("inst/META-INF/"))
        .doesNotHaveDuplicates();
  }

  @Test
  void everyHookIsThereAndDefined() throws Exception {
    Set<String> hooks = new TreeSet<>();
    for (String name : NAMES) {
      if (name.startsWith("inst/java/")) {
        assertThat(name).matches("inst/java/lang/Loopwarden[A-Za-z]+\\.classdata");
        hooks.add(name.substring("inst/java/lang/".length(), name.lastIndexOf('.')));
      }
    }

    assertThat(hooks).contains("LoopwardenHooks", "LoopwardenLoops", "LoopwardenHookCallbacks");
    String definer =
        new String(read("io/loopwarden/launcher/AgentJar.class"), StandardCharsets.ISO_8859_1);
    assertThat(hooks).allMatch(hook -> definer.contains(hook));
  }

  @Test
  void nothingSpeaksOfTheHooksUnderTheirFirstName() throws IOException {
    for (String name : NAMES) {
      String content = new String(read(name), StandardCharsets.ISO_8859_1);
      assertThat(content.contains("io/loopwarden/hooks") || content.contains("io.loopwarden.hooks"))
          .as(name)
          .isFalse();
    }
  }

  @Test
  void theEntryClassLoadsOnAnOldJvmAndTheRestOnJava17() throws IOException {
    assertThat(majorVersion(ENTRY_CLASS)).isEqualTo(JAVA_8);
    int classes = 0;
    for (String name : NAMES) {
      if (name.endsWith(".class") || name.endsWith(".classdata")) {
        assertThat(majorVersion(name)).as(name).isLessThanOrEqualTo(JAVA_17);
        classes++;
      }
    }
    assertThat(classes).isGreaterThan(100);
  }

  @Test
  void theTablesOfTheEngineAreThere() {
    assertThat(NAMES)
        .contains(
            "inst/io/loopwarden/engine/catalogue/operations.txt",
            "inst/io/loopwarden/engine/code/frameworks.txt",
            "inst/io/loopwarden/engine/policy/allowed.txt");
  }

  /** For the integrations that libraries bring along; no program sees it. */
  @Test
  void theApiOfBlockHoundIsHidden() {
    assertThat(NAMES)
        .contains(
            "inst/reactor/blockhound/BlockHound$Builder.classdata",
            "inst/reactor/blockhound/IntegrationReader.classdata",
            "inst/reactor/blockhound/integration/BlockHoundIntegration.classdata")
        .noneMatch(name -> name.startsWith("reactor/"));
  }

  @Test
  void theLicenceIsThere() throws IOException {
    assertThat(new String(read("META-INF/LICENSE"), StandardCharsets.UTF_8))
        .contains("Apache License", "Version 2.0");
  }

  @Test
  void itHasAtMostFourMegabytes() throws IOException {
    assertThat(Files.size(JAR)).isLessThanOrEqualTo(MOST_BYTES);
  }
}
