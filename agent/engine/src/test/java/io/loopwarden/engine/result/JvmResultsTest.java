package io.loopwarden.engine.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopwarden.engine.text.HostileText;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JvmResultsTest {

  @TempDir private Path folder;

  private static final JvmProblem SLEEP =
      TestResults.call("9f3a12c4", "java.lang.Thread.sleep", "com.acme.Orders.load", 20, 21, 300);

  private static String json(JvmResult result) throws IOException {
    StringWriter text = new StringWriter();
    JvmResultEncoder.write(result, text);
    return text.toString();
  }

  @Test
  void aPartIsReadAsItWasWritten() throws Exception {
    JvmResult result =
        TestResults.result(SLEEP, TestResults.call("01234567", "a\"A\n", "<init>|\u0000"));

    assertThat(JvmResultDecoder.read(json(result))).isEqualTo(result);
  }

  @Test
  void whichMethodsRanIsReadAsItWasWritten() throws Exception {
    RanMethods ran = new RanMethods(Set.of("a.B.c", "a.B.<init>"), Set.of("a.B.d"));
    JvmResult result =
        new JvmResult(
            "1.0", 7, 1, 2, true, 0, 0, 0, 0, LoopTimes.unknown(), List.of(), List.of(), ran);

    assertThat(JvmResultDecoder.read(json(result))).isEqualTo(result);
    assertThat(json(TestResults.result())).doesNotContain("ran_on_loops");
  }

  @Test
  void namesThatNoEncodingCanCarryAreWrittenAsTheirEscapes() throws Exception {
    HostileText texts = new HostileText();
    List<JvmProblem> findings = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      findings.add(TestResults.call(String.format("%08x", i), texts.next(), texts.next()));
    }
    JvmResult result = TestResults.result(findings.toArray(new JvmProblem[0]));

    new JvmResultFile(folder, 0, 1).write(result);

    assertThat(JvmResults.in(List.of(folder)).all()).containsExactly(result);
  }

  /** A folder in the place of the draft stands for whatever keeps the part from being written. */
  @Test
  void aPartThatCouldNotBeWrittenIsAProblemUntilItCan() throws Exception {
    JvmResultFile file = new JvmResultFile(folder, 0, 1);
    Path draft = folder.resolve("." + file.path().getFileName() + ".draft");
    Files.createDirectories(draft.resolve("full"));

    assertThatThrownBy(() -> file.write(TestResults.result(SLEEP))).isInstanceOf(IOException.class);
    JvmResults results = JvmResults.in(List.of(folder));
    assertThat(results.problems())
        .singleElement()
        .asString()
        .contains("says that a JVM could not write what it found");
    assertThat(Judgement.of(results, null, null).isGood()).isFalse();

    Files.delete(draft.resolve("full"));
    Files.delete(draft);
    file.write(TestResults.result(SLEEP));
    assertThat(JvmResults.in(List.of(folder)).problems()).isEmpty();
  }

  /** A later version of the same form may have more fields. */
  @Test
  void unknownFieldsArePassedOver() throws Exception {
    String text =
        json(TestResults.result(SLEEP))
            .replace("\"pid\":", "\"host\":{\"a\":[1,2]},\"gone\":null,\"pid\":")
            .replace("\"category\":", "\"more\":[{}],\"category\":");

    assertThat(JvmResultDecoder.read(text)).isEqualTo(TestResults.result(SLEEP));
  }

  @Test
  void whoWaitedAndTheTimeByRouteComeBack() throws Exception {
    JvmResult result =
        TestResults.with(
            TestResults.result(TestResults.delayed(SLEEP, 70)),
            LoopTimes.unknown().plus(Map.of("GET /orders/:id", 5L)));

    assertThat(JvmResultDecoder.read(json(result))).isEqualTo(result);
  }

  @Test
  void groupsOfEventLoopsComeBack() throws Exception {
    JvmResult result =
        TestResults.with(
            TestResults.result(SLEEP),
            9,
            TestResults.group("vert.x-eventloop-thread", 4000, 300, 1, 2, 50),
            TestResults.group("\u0000<b>", 0, 0));

    assertThat(JvmResultDecoder.read(json(result))).isEqualTo(result);
  }

  /** An older agent has written it. */
  @Test
  void aPartWithoutGroupsIsRead() throws Exception {
    String text = json(TestResults.result(SLEEP));
    assertThat(text).contains("\"groups\":[],");

    assertThat(JvmResultDecoder.read(text.replace("\"groups\":[],", "")))
        .isEqualTo(TestResults.result(SLEEP));
  }

  @Test
  void manyProblemsDoNotMakeALargeFile() throws Exception {
    List<String> stack = new ArrayList<>();
    for (int i = 0; i < 256; i++) {
      stack.add("com.acme.a.long.enough.name.of.a.class.Orders" + i + ".load(Orders.java:42)");
    }
    JvmProblem[] findings = new JvmProblem[4096];
    for (int i = 0; i < findings.length; i++) {
      findings[i] =
          new JvmProblem(
              String.format("%08x", i),
              List.of(),
              SLEEP.call(),
              SLEEP.operation(),
              SLEEP.category(),
              SLEEP.site(),
              SLEEP.function(),
              SLEEP.remedy(),
              SLEEP.verdict(),
              true,
              false,
              3,
              0,
              4,
              5,
              6,
              SLEEP.durationsNanos(),
              stack);
    }

    String text = json(TestResults.result(findings));

    assertThat(text.length()).isLessThan(8 << 20);
    JvmResult read = JvmResultDecoder.read(text);
    assertThat(read.findings()).hasSize(4096);
    assertThat(read.findings().get(0).stack()).hasSize(48);
    assertThat(read.findings().get(4095).stack()).isEmpty();
  }

  @Test
  void aTextOfNothingButBracketsIsNamed() throws IOException {
    Files.writeString(folder.resolve("loopwarden-1.json"), "[".repeat(1_000_000));

    assertThat(JvmResults.in(List.of(folder)).problems())
        .singleElement()
        .asString()
        .contains("not a result file");
  }

  // --- files ------------------------------------------------------------------------------------

  @Test
  void eachJvmHasAFileOfItsOwn() throws IOException {
    List<Path> paths = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      paths.add(new JvmResultFile(folder, 1_700_000_000_000L, 1).path());
    }

    assertThat(paths).doesNotHaveDuplicates();
    assertThat(paths.get(0).getFileName().toString())
        .matches("loopwarden-20231114T221320\\.000-1-[0-9a-f]{12}\\.json");
  }

  @Test
  void aPartReplacesTheOneThatItsJvmWroteBefore() throws IOException {
    JvmResultFile file = new JvmResultFile(folder.resolve("not/there"), 1, 1);
    file.write(TestResults.killed());
    file.write(TestResults.result(SLEEP));

    JvmResults results = JvmResults.in(List.of(folder));

    assertThat(results.all()).containsExactly(TestResults.result(SLEEP));
    try (Stream<Path> files = Files.list(file.path().getParent())) {
      assertThat(files).containsExactly(file.path());
    }
  }

  @Test
  void foldersInTheFolderAreLookedThroughAndACopyCountsOnce() throws IOException {
    Path first = Files.createDirectories(folder.resolve("a/target/loopwarden"));
    Path second = Files.createDirectories(folder.resolve("b/target/loopwarden"));
    JvmResultFile file = new JvmResultFile(first, 1, 1);
    file.write(TestResults.result(SLEEP));
    Files.copy(file.path(), second.resolve(file.path().getFileName()));
    TestResults.write(second, TestResults.killed(SLEEP));
    Files.writeString(second.resolve("other.json"), "{}");
    Files.writeString(second.resolve(".loopwarden-1.json.draft"), "{");

    JvmResults results = JvmResults.in(List.of(folder));

    assertThat(results.problems()).isEmpty();
    assertThat(results.all()).containsExactly(TestResults.result(SLEEP), TestResults.killed(SLEEP));
    assertThat(results.areComplete()).isFalse();
    assertThat(results.notEnded()).isEqualTo(1);
    assertThat(results.eventLoops()).isEqualTo(3);
  }

  @Test
  void aPartThatIsCutOffAnywhereIsNamed() throws IOException {
    String whole = json(TestResults.result(SLEEP));
    Path file = folder.resolve("loopwarden-1.json");
    for (int length = 0; length < whole.length() - 1; length += 7) {
      Files.writeString(file, whole.substring(0, length));

      JvmResults results = JvmResults.in(List.of(folder));

      assertThat(results.all()).isEmpty();
      assertThat(results.problems()).singleElement().asString().contains(file.toString());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "loopwarden_part":1   | "loopwarden_part":2    | its form is 2, and this version reads up to 1
          "loopwarden_part":1   | "part":1               | not a result file of Loopwarden: it has no loopwarden_part
          "pid":7               | "pid":"seven"          | pid must be an integer of at least 0
          "pid":7,              |                        | it has no pid
          "pid":7,              | "pid":null,            | it has no pid
          "ended":true          | "ended":1              | ended is neither true nor false
          "site":"              | "site":["a"],"b":"     | site is no text
          "occurrences":3       | "occurrences":-3       | occurrences must be an integer of at least 0
          "verdict":"new"       | "verdict":"fine"       | there is no verdict "fine"
          "durations":"         | "durations":"AAAA      | a histogram cannot be decoded
          "durations":"         | "durations":"*         | a histogram cannot be decoded
          "findings":[          | "findings":1,"b":[     | findings is no list
          "findings":[          | "findings":[[],        | not a result file
          "findings":[          | "findings":{           | not a result file
          "groups":[]           | "groups":[7]           | not a result file
          "groups":[]           | "groups":[{}]          | it has no name
          "groups":[]           | "groups":{}            | groups is no list
          "version":"           | "version":"\\x         | not a result file
          "version":"           | "version":"\\u00g0     | not a result file
          "ended":true          | "ended":tru            | not a result file
          {"loop                | [{"loop                | it is cut off
          """)
  void aPartThatCannotBeUsedIsNamed(String result, String other, String message)
      throws IOException {
    String text = json(TestResults.result(SLEEP));
    assertThat(text).contains(result);
    Path file = folder.resolve("loopwarden-1.json");
    Files.writeString(file, text.replace(result, other == null ? "" : other));
    TestResults.write(folder, TestResults.result());

    JvmResults results = JvmResults.in(List.of(folder));

    assertThat(results.all()).hasSize(1);
    assertThat(results.problems())
        .singleElement()
        .asString()
        .contains(file + " cannot be used: ")
        .contains(message);
  }

  // --- merging ----------------------------------------------------------------------------------

  @Test
  void theHistogramOfAllIsThatOfAllValues() throws Exception {
    Random random = new Random(42);
    Histogram all = new Histogram(2);
    List<JvmResult> results = new ArrayList<>();
    long total = 0;
    for (int jvm = 0; jvm < 5; jvm++) {
      long[] nanos = random.longs(200, 0, 1L << (20 + 3 * jvm)).toArray();
      for (long each : nanos) {
        all.recordValue(each);
        total += each;
      }
      JvmResult result =
          TestResults.result(
              TestResults.finding("9f3a12c4", "a.A.a", "x.X.a", JvmProblem.Verdict.NEW, nanos));
      results.add(JvmResultDecoder.read(json(result)));
    }

    List<MergedFinding> merged = MergedFinding.of(results);

    assertThat(merged).hasSize(1);
    MergedFinding finding = merged.get(0);
    assertThat(finding.jvms()).isEqualTo(5);
    assertThat(finding.occurrences()).isEqualTo(1000);
    assertThat(finding.totalNanos()).isEqualTo(total);
    for (double percentile : new double[] {0, 1, 25, 50, 90, 99, 99.9}) {
      assertThat(finding.percentileNanos(percentile))
          .isEqualTo(Math.min(all.getValueAtPercentile(percentile), finding.longestNanos()));
    }
    assertThat(finding.percentileNanos(100)).isEqualTo(finding.longestNanos());
  }

  /** One JVM with two calls of a second, one with 98 of a millisecond: the p99 is a second. */
  @Test
  void percentilesAreNotAveraged() {
    long[] many = new long[98];
    java.util.Arrays.fill(many, 1);

    MergedFinding finding =
        MergedFinding.of(
                List.of(
                    TestResults.result(TestResults.call("9f3a12c4", "a.A.a", "x.X.a", 1000, 1000)),
                    TestResults.result(TestResults.call("9f3a12c4", "a.A.a", "x.X.a", many))))
            .get(0);

    assertThat(finding.percentileNanos(99)).isEqualTo(1_000_000_000);
    assertThat(finding.percentileNanos(50)).isBetween(1_000_000L, 1_010_000L);
  }

  @Test
  void whatTookLongestComesFirst() {
    List<MergedFinding> merged =
        MergedFinding.of(
            List.of(
                TestResults.result(
                    TestResults.call("00000001", "a.A.a", "x.X.a", 10),
                    TestResults.call("00000002", "a.A.a", "x.X.b", 25)),
                TestResults.result(TestResults.call("00000001", "a.A.a", "x.X.a", 20))));

    assertThat(merged)
        .extracting(MergedFinding::fingerprint)
        .containsExactly("00000001", "00000002");
  }
}
