package io.loopwarden.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentOptionsTest {

  @TempDir private Path root;

  private final Properties user = new Properties();

  private AgentOptions options(Map<String, String> configured) {
    File module = root.resolve("module").toFile();
    return new AgentOptions(module, new File(module, "target"), root.toFile(), configured, user);
  }

  @Test
  void resultsAreInTheFolderOfTheBuild() {
    AgentOptions options = options(Map.of());

    assertThat(options.results()).isEqualTo(root.resolve("module/target/loopwarden").toFile());
    assertThat(options.values()).containsOnlyKeys("results");
  }

  @Test
  void aBaselineIsUsedIfItExists() throws IOException {
    Path file = root.resolve("loopwarden-baseline.txt");
    assertThat(options(Map.of()).hasBaseline()).isFalse();

    Files.createFile(file);

    assertThat(options(Map.of()).hasBaseline()).isTrue();
    assertThat(options(Map.of()).value("baseline")).isEqualTo(file.toString());
  }

  @Test
  void aRelativePathBeginsAtTheModule() {
    AgentOptions options = options(Map.of("baseline", "known.txt", "results", "out"));

    assertThat(options.baseline()).isEqualTo(root.resolve("module/known.txt").toFile());
    assertThat(options.results()).isEqualTo(root.resolve("module/out").toFile());
  }

  @Test
  void theCommandLineOverridesTheConfiguration() {
    user.setProperty("loopwarden.log.rate", "unlimited");

    assertThat(options(Map.of("log.rate", "1/s", "mode", "count")).values())
        .containsEntry("log.rate", "unlimited")
        .containsEntry("mode", "count");
  }

  @Test
  void propertiesOfThePluginAreNoOptions() {
    user.setProperty("loopwarden.skip", "false");
    user.setProperty("loopwarden.maven.append", "true");
    user.setProperty("loopwarden.junit.patience", "2s");
    user.setProperty("other", "x");

    assertThat(options(Map.of()).values()).containsOnlyKeys("results");
  }
}
