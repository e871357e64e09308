package io.loopwarden.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationReaderTest {

  private static final List<String> CATEGORIES = List.of("jdbc", "sleep", "socket");

  private static Configuration read(
      @Nullable String argument, Map<String, String> properties, Map<String, String> environment) {
    Properties system = new Properties();
    system.putAll(properties);
    return ConfigurationReader.read(argument, system, environment, CATEGORIES);
  }

  private static Configuration fromArgument(String argument) {
    return read(argument, Map.of(), Map.of());
  }

  private static Configuration fromProperty(String key, String value) {
    return read(null, Map.of("loopwarden." + key, value), Map.of());
  }

  @Test
  void withoutAnySourceTheDefaultsAreInForce() {
    Configuration configuration = read(null, Map.of(), Map.of());

    assertThat(configuration.get(Options.ENABLED)).isTrue();
    assertThat(configuration.get(Options.MODE)).isEqualTo(Mode.REPORT);
    assertThat(configuration.get(Options.THRESHOLD)).isEqualTo(Duration.ofMillis(10));
    assertThat(configuration.get(Options.STALL_THRESHOLD)).isEqualTo(Duration.ofMillis(100));
    assertThat(configuration.get(Options.ALLOW)).isEmpty();
    assertThat(configuration.get(Options.ALLOW_FILE)).isEmpty();
    assertThat(configuration.get(BaselineOptions.FILE)).isEmpty();
    assertThat(configuration.get(LogOptions.FILE)).isEmpty();
    assertThat(configuration.get(LogOptions.FORMAT)).isEqualTo(LogFormat.TEXT);
    assertThat(configuration.get(LogOptions.RATE)).isEqualTo(new Rate(1, 60_000_000_000L));
    assertThat(configuration.get(Options.CONFIG)).isEmpty();
    assertThat(configuration.categoryThreshold("jdbc")).isNull();
    assertThat(configuration.problems()).isEmpty();
  }

  /** Every option: a right value and what it means. */
  static Stream<Arguments> rightValues() {
    return Stream.of(
        Arguments.of(Options.ENABLED, "false", false),
        Arguments.of(Options.ENABLED, "TRUE", true),
        Arguments.of(Options.MODE, "throw", Mode.THROW),
        Arguments.of(Options.MODE, "count", Mode.COUNT),
        Arguments.of(Options.MODE, "Report", Mode.REPORT),
        Arguments.of(Options.THRESHOLD, "5ms", Duration.ofMillis(5)),
        Arguments.of(Options.THRESHOLD, "0", Duration.ZERO),
        Arguments.of(Options.STALL_THRESHOLD, "2s", Duration.ofSeconds(2)),
        Arguments.of(Options.ALLOW, "com.acme.* reason=known", "com.acme.* reason=known"),
        Arguments.of(Options.ALLOW_FILE, "allow.txt", "allow.txt"),
        Arguments.of(BaselineOptions.FILE, "baseline.txt", "baseline.txt"),
        Arguments.of(LogOptions.FILE, "a b/loop%.log", "a b/loop%.log"),
        Arguments.of(LogOptions.FILE_SIZE, "1", 1),
        Arguments.of(LogOptions.FILE_HISTORY, "20", 20),
        Arguments.of(LogOptions.FORMAT, "json", LogFormat.JSON),
        Arguments.of(LogOptions.RATE, "10/30s", new Rate(10, 30_000_000_000L)),
        Arguments.of(LogOptions.RATE, "unlimited", Rate.UNLIMITED));
  }

  @ParameterizedTest
  @MethodSource("rightValues")
  void aRightValueIsUsed(Option<?> option, String value, Object meaning) {
    Configuration configuration = fromProperty(option.key(), value);

    assertThat((Object) configuration.get(option)).isEqualTo(meaning);
    assertThat(configuration.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "enabled, yes, true or false",
        "mode, shout, 'report, throw or count'",
        "threshold, 5, '0 or a number with ns, us, ms, s, m or h, such as 5ms'",
        "threshold, 1.5ms, '0 or a number with ns, us, ms, s, m or h, such as 5ms'",
        "threshold, -1ms, '0 or a number with ns, us, ms, s, m or h, such as 5ms'",
        "threshold, 5 ms, '0 or a number with ns, us, ms, s, m or h, such as 5ms'",
        "threshold, ms, '0 or a number with ns, us, ms, s, m or h, such as 5ms'",
        "stall.threshold, soon, '0 or a number with ns, us, ms, s, m or h, such as 5ms'",
        "log.file.megabytes, 0, a whole number from 1 to 10240",
        "log.file.megabytes, 10241, a whole number from 1 to 10240",
        "log.file.megabytes, 5MB, a whole number from 1 to 10240",
        "log.file.history, -1, a whole number from 1 to 20",
        "log.file.history, 99999999999, a whole number from 1 to 20",
        "log.format, xml, 'text, logfmt or json'",
        "log.rate, often, 'a number per time, such as 1/m or 10/30s, or unlimited'",
        "log.rate, 1/, 'a number per time, such as 1/m or 10/30s, or unlimited'",
        "log.rate, 1/0, 'a number per time, such as 1/m or 10/30s, or unlimited'",
        "log.rate, -1/m, 'a number per time, such as 1/m or 10/30s, or unlimited'",
        "log.rate, /m, 'a number per time, such as 1/m or 10/30s, or unlimited'",
      })
  void aWrongValueIsOneProblemAndTheDefaultIsUsed(String key, String value, String allowed) {
    Option<?> option = OptionKeys.find(key);

    Configuration configuration = fromProperty(key, value);

    assertThat(configuration.problems()).containsExactly(new Problem(key, value, allowed));
    assertThat((Object) configuration.get(option)).isEqualTo(option.defaultValue());
  }

  static Stream<Option<?>> options() {
    return Options.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("options")
  void anEmptyValueIsOneProblemAndTheDefaultIsUsed(Option<?> option) {
    for (String empty : List.of("", " \t")) {
      Configuration configuration = fromProperty(option.key(), empty);

      assertThat(configuration.problems())
          .containsExactly(new Problem(option.key(), "", option.type().allowed()));
      assertThat((Object) configuration.get(option)).isEqualTo(option.defaultValue());
    }
  }

  @ParameterizedTest
  @MethodSource("options")
  void aKeyWithATypingErrorNamesTheKeyThatWasMeant(Option<?> option) {
    String mistyped = option.key() + "x";

    Configuration configuration = fromProperty(mistyped, "1");

    assertThat(configuration.problems()).hasSize(1);
    Problem problem = configuration.problems().get(0);
    assertThat(problem.key()).isEqualTo(mistyped);
    boolean isSecret = option == MetricsOptions.OTLP_HEADERS;
    assertThat(problem.value()).isEqualTo(isSecret ? "…" : "1");
    assertThat(problem.allowed()).startsWith("nearest: " + option.key() + "; all of them: ");
    assertThat(problem.sentence()).startsWith("there is no option " + mistyped + "; ");
    assertThat(problem.allowed()).endsWith(" options, or docs/options.md");
  }

  @ParameterizedTest
  @MethodSource("options")
  void everySourceKnowsEveryOption(Option<?> option) {
    String variable = "LOOPWARDEN_" + option.key().toUpperCase(Locale.ROOT).replace('.', '_');
    String value =
        "\u0001"; // wrong for every type but text, so that each source is seen to be read
    boolean text = option.type() instanceof OptionType.Text;

    for (Configuration configuration :
        List.of(
            fromArgument(option.key() + "=" + value),
            fromArgument("loopwarden." + option.key() + "=" + value),
            fromProperty(option.key(), value),
            read(null, Map.of(), Map.of(variable, value)))) {
      if (text && !option.equals(Options.CONFIG)) {
        assertThat((Object) configuration.get(option)).isEqualTo(value);
      } else {
        assertThat(configuration.problems())
            .containsExactly(new Problem(option.key(), value, option.type().allowed()));
      }
    }
  }

  @Test
  void surroundingSpaceIsNoPartOfAValue() {
    Configuration configuration = read(null, Map.of("loopwarden.mode", " count "), Map.of());

    assertThat(configuration.get(Options.MODE)).isEqualTo(Mode.COUNT);
    assertThat(configuration.problems()).isEmpty();
  }

  @Test
  void otherProgramsPropertiesAndVariablesAreTheirs() {
    Configuration configuration =
        read(
            null,
            Map.of("mode", "count", "loopwardens.mode", "count", "loopwarden", "count"),
            Map.of("MODE", "count", "LOOPWARDEN", "count", "PATH", "/bin"));

    assertThat(configuration.get(Options.MODE)).isEqualTo(Mode.REPORT);
    assertThat(configuration.problems()).isEmpty();
  }

  @Nested
  class OrderOfSources {

    @TempDir private Path folder;

    private String file(String... lines) throws IOException {
      Path file = folder.resolve("loopwarden.properties");
      Files.write(file, List.of(lines));
      return file.toString();
    }

    @Test
    void theArgumentComesBeforeThePropertyTheEnvironmentAndTheFile() throws IOException {
      String file = file("threshold=4ms", "stall.threshold=4s", "log.rate=4/m", "mode=count");

      Configuration configuration =
          read(
              "threshold=1us",
              Map.of("loopwarden.threshold", "2us", "loopwarden.stall.threshold", "2us"),
              Map.of(
                  "LOOPWARDEN_THRESHOLD", "3us",
                  "LOOPWARDEN_STALL_THRESHOLD", "3us",
                  "LOOPWARDEN_LOG_RATE", "3/m",
                  "LOOPWARDEN_CONFIG", file));

      assertThat(configuration.get(Options.THRESHOLD)).isEqualTo(Duration.ofNanos(1000));
      assertThat(configuration.get(Options.STALL_THRESHOLD)).isEqualTo(Duration.ofNanos(2000));
      assertThat(configuration.get(LogOptions.RATE).count()).isEqualTo(3);
      assertThat(configuration.get(Options.MODE)).isEqualTo(Mode.COUNT);
      assertThat(configuration.problems()).isEmpty();
    }

    @Test
    void theThresholdOfACategoryFollowsTheSameOrder() throws IOException {
      String file = file("threshold.jdbc=4ms", "threshold.sleep=4ms");

      Configuration configuration =
          read(
              "config=" + file + ",threshold.socket=1ms",
              Map.of("loopwarden.threshold.socket", "2ms", "loopwarden.threshold.jdbc", "2ms"),
              Map.of("LOOPWARDEN_THRESHOLD_JDBC", "3ms"));

      assertThat(configuration.categoryThreshold("socket")).isEqualTo(Duration.ofMillis(1));
      assertThat(configuration.categoryThreshold("jdbc")).isEqualTo(Duration.ofMillis(2));
      assertThat(configuration.categoryThreshold("sleep")).isEqualTo(Duration.ofMillis(4));
      assertThat(configuration.problems()).isEmpty();
    }

    @Test
    void aWrongValueIsNotReplacedByThatOfALaterSource() {
      Configuration configuration =
          read("mode=shout", Map.of("loopwarden.mode", "count"), Map.of());

      assertThat(configuration.get(Options.MODE)).isEqualTo(Mode.REPORT);
      assertThat(configuration.problems()).hasSize(1);
    }

    @Test
    void theFirstOfTwoInOneArgumentWins() {
      assertThat(fromArgument("mode=count,mode=throw").get(Options.MODE)).isEqualTo(Mode.COUNT);
    }

    @Test
    void theFileMayNameOptionsWithTheirPrefix() throws IOException {
      String file = file("# ours", "loopwarden.mode = throw", "threshold: 7ms");

      Configuration configuration = fromArgument("config=" + file);

      assertThat(configuration.get(Options.MODE)).isEqualTo(Mode.THROW);
      assertThat(configuration.get(Options.THRESHOLD)).isEqualTo(Duration.ofMillis(7));
    }

    @Test
    void mistakesInTheFileAreTold() throws IOException {
      Configuration configuration = fromArgument("config=" + file("mode=shout", "modus=count"));

      assertThat(configuration.problems())
          .extracting(Problem::key, Problem::value)
          .containsExactlyInAnyOrder(tuple("mode", "shout"), tuple("modus", "count"));
    }

    @Test
    void aFileThatIsMissingIsOneProblem() {
      String missing = folder.resolve("missing.properties").toString();

      Configuration configuration = fromArgument("config=" + missing + ",mode=count");

      assertThat(configuration.problems())
          .containsExactly(new Problem("config", missing, "a readable properties file"));
      assertThat(configuration.get(Options.MODE)).isEqualTo(Mode.COUNT);
    }

    @Test
    void aFolderIsNoFile() {
      assertThat(fromArgument("config=" + folder).problems())
          .containsExactly(new Problem("config", folder.toString(), "a readable properties file"));
    }

    /** Nobody writes to it: to read it would hold up the program for ever. */
    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPipeIsNoFile() throws Exception {
      String pipe = folder.resolve("pipe").toString();
      new ProcessBuilder("mkfifo", pipe).start().waitFor();

      assertThat(fromArgument("config=" + pipe).problems())
          .containsExactly(new Problem("config", pipe, "a readable properties file"));
    }

    @Test
    void aFileThatIsNoPropertiesFileIsOneProblemAndNothingOfItIsUsed() throws IOException {
      String file = file("mode=count", "log.file=\\u12");

      Configuration configuration = fromArgument("config=" + file);

      assertThat(configuration.problems())
          .containsExactly(new Problem("config", file, "a readable properties file"));
      assertThat(configuration.get(Options.MODE)).isEqualTo(Mode.REPORT);
    }
  }

  @Nested
  class AgentArgument {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", ",,", " , "})
    void nothingIsNoMistake(String argument) {
      assertThat(fromArgument(argument).problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"count", "=count", "="})
    void aWordIsNoOption(String word) {
      Configuration configuration = fromArgument("mode=count," + word + ",threshold=2ms");

      assertThat(configuration.problems())
          .containsExactly(new Problem(word, "", "key=value,key=value after the jar's name"));
      assertThat(configuration.get(Options.MODE)).isEqualTo(Mode.COUNT);
      assertThat(configuration.get(Options.THRESHOLD)).isEqualTo(Duration.ofMillis(2));
    }

    @Test
    void spacesAndEmptyPairsDoNoHarm() {
      Configuration configuration = fromArgument(" mode=count , ,threshold=2ms,");

      assertThat(configuration.get(Options.MODE)).isEqualTo(Mode.COUNT);
      assertThat(configuration.get(Options.THRESHOLD)).isEqualTo(Duration.ofMillis(2));
      assertThat(configuration.problems()).isEmpty();
    }

    @Test
    void whatFollowsTheFirstEqualsSignIsTheValue() {
      assertThat(fromArgument("allow=com.acme.* reason=a=b").get(Options.ALLOW))
          .isEqualTo("com.acme.* reason=a=b");
    }

    @Test
    void eachMistakeIsOneProblem() {
      Configuration configuration = fromArgument("mode=shout,modus=count,enabled=,threshold=fast");

      assertThat(configuration.problems())
          .extracting(Problem::key)
          .containsExactly("mode", "modus", "enabled", "threshold");
    }
  }

  @Nested
  class CategoryThresholds {

    @Test
    void aThresholdIsForItsCategoryAlone() {
      Configuration configuration = fromArgument("threshold.jdbc=5ms");

      assertThat(configuration.categoryThreshold("jdbc")).isEqualTo(Duration.ofMillis(5));
      assertThat(configuration.categoryThreshold("sleep")).isNull();
      assertThat(configuration.get(Options.THRESHOLD)).isEqualTo(Duration.ofMillis(10));
    }

    @Test
    void aCategoryWithATypingErrorNamesTheOneThatWasMeant() {
      Configuration configuration = fromArgument("threshold.jbdc=5ms");

      assertThat(configuration.problems())
          .containsExactly(
              Problem.unknownKey(
                  "threshold.jbdc",
                  "5ms",
                  "nearest: threshold.jdbc; all of them: java -jar loopwarden-agent.jar options,"
                      + " or docs/options.md"));
    }

    @Test
    void aWrongValueDoesNotUncoverALaterSource() {
      Configuration configuration =
          read("threshold.jdbc=fast", Map.of("loopwarden.threshold.jdbc", "slow"), Map.of());

      assertThat(configuration.problems()).extracting(Problem::value).containsExactly("fast");
      assertThat(configuration.categoryThreshold("jdbc")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fast", "5"})
    void aWrongValueIsOneProblem(String value) {
      Configuration configuration = fromArgument("threshold.jdbc=" + value);

      assertThat(configuration.problems())
          .containsExactly(
              new Problem(
                  "threshold.jdbc",
                  value,
                  "0 or a number with ns, us, ms, s, m or h, such as 5ms"));
      assertThat(configuration.categoryThreshold("jdbc")).isNull();
    }
  }

  @Test
  void theProblemsOfAnArgumentAreNotThoseOfOtherSources() {
    assertThat(
            ConfigurationReader.problemsOf("mode=trow,log.stack=5,config=missing.txt", List.of()))
        .extracting(Problem::key)
        .containsExactly("mode");
    assertThat(ConfigurationReader.problemsOf("", List.of())).isEmpty();
  }

  @Test
  void optionsAreCheckedBeforeTheyAreInForce() {
    Map<String, String> options = Map.of("log.rate", "often, or never", "allow", "a,b");

    assertThat(ConfigurationReader.problemsOf(options, List.of()))
        .extracting(Problem::key, Problem::value)
        .containsExactly(tuple("log.rate", "often, or never"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"skip", "argLine", "maven.append", "junit.required", "agent.jar"})
  void whatOtherPartsReadIsNoMistake(String key) {
    assertThat(fromProperty(key, "true").problems()).isEmpty();
  }
}
