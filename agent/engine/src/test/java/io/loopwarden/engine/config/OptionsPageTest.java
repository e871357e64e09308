package io.loopwarden.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of docs/options.md have exactly the options of the code, with their defaults. */
class OptionsPageTest {

  private static final Path PAGE =
      Path.of(System.getProperty("basedir", ""))
          .toAbsolutePath()
          .resolve("../../docs/options.md")
          .normalize();

  private static final Pattern ROW =
      Pattern.compile("^\\| `([^`]+)` \\| `?([^`|]+?)`? \\|", Pattern.MULTILINE);

  /** Where the page says something else than the default's text. */
  private static final Map<String, String> NO_DEFAULT = Map.of("log.file", "standard error");

  @Test
  void thePageHasEveryOptionWithItsDefault() throws IOException {
    Map<String, String> documented =
        ROW.matcher(Files.readString(PAGE))
            .results()
            .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));

    Map<String, String> expected =
        Options.ALL.stream().collect(Collectors.toMap(Option::key, OptionsPageTest::shown));
    expected.put(Options.CATEGORY_THRESHOLD_PREFIX + "<category>", "–");

    assertThat(documented).containsExactlyInAnyOrderEntriesOf(expected);
  }

  private static String shown(Option<?> option) {
    String value = option.byDefault();
    return value.isEmpty() ? NO_DEFAULT.getOrDefault(option.key(), "–") : value;
  }
}
