package io.loopwarden.it.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.WorkFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sample's baseline, made of what fails without one. */
final class SampleBaseline {
  private static final Pattern FINGERPRINT = Pattern.compile("fingerprint=([0-9a-f]{8})");

  private SampleBaseline() {}

  /**
   * Makes it.
   *
   * @param test who asks for it, which names its folder
   */
  static Path make(String test, Jdk jdk) {
    SampleResult result =
        new SampleRun(test + "-baseline", jdk)
            .withAgent(List.of("stall.warmup=0"))
            .only("BaselineTest")
            .run();
    assertThat(result.failures()).containsOnlyKeys("BaselineTest.blocksAsItAlwaysDid()");
    Matcher matcher = FINGERPRINT.matcher(result.failures().values().iterator().next());
    assertThat(matcher.find()).isTrue();
    Path file =
        WorkFolders.create("junit/" + test + "-baseline-file-jdk" + jdk.feature())
            .resolve("baseline.txt");
    try {
      return Files.writeString(file, matcher.group(1) + " known since ever\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
