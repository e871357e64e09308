package io.loopwarden.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.config.ConfigurationReader;
import io.loopwarden.engine.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;

class BaselineFieldsTest {

  @TempDir private Path folder;

  private String summary(List<String> lines, String... met) throws IOException {
    Path file = Files.write(folder.resolve("baseline.txt"), lines);
    Policy policy = new Policy(ConfigurationReader.read("baseline=" + file, List.of()), List.of());
    policy.read();
    for (String fingerprint : met) {
      policy.met(fingerprint, List.of());
    }
    Event event = new Event(Level.INFO, "summary", "", 0);
    BaselineFields.addUnseen(event, policy);
    return new TextEncoder().encode(event);
  }

  @Test
  void entriesThatWereNotMetAreNamed() throws IOException {
    assertThat(summary(List.of("9f3a12c4 a.A.a x.X.a", "01234567 note"), "01234567"))
        .isEqualTo(
            """
            1970-01-01T00:00:00.000Z INFO loopwarden event=summary unseen=1
            \tin the baseline, not met in this JVM: 9f3a12c4 a.A.a at x.X.a
            """);
  }

  @Test
  void notMoreThanAFewAreNamed() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      lines.add(String.format("%08x", i));
    }

    String summary = summary(lines);

    assertThat(summary).contains(" unseen=100\n").endsWith("\n\tand 80 more\n");
    assertThat(summary.lines()).hasSize(22);
  }

  @Test
  void withoutABaselineNothingIsSaid() throws IOException {
    assertThat(summary(List.of()))
        .isEqualTo("1970-01-01T00:00:00.000Z INFO loopwarden event=summary\n");
  }
}
