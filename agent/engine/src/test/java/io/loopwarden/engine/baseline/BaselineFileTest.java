package io.loopwarden.engine.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineFileTest {

  private static final String FULL =
      "9f3a12c4 java.lang.Thread.sleep com.acme.Orders.load first_seen=2026-11-26"
          + " occurrences=17 longest_ms=203.4 reason=\"moves to a \\\"worker\\\", C:\\\\x\"";

  private static final BaselineEntry ENTRY =
      new BaselineEntry(
          "9f3a12c4",
          "java.lang.Thread.sleep",
          "com.acme.Orders.load",
          "2026-11-26",
          17,
          203_400_000,
          "moves to a \"worker\", C:\\x",
          List.of());

  @TempDir private Path folder;

  private static BaselineEntry only(String text) {
    BaselineFile file = BaselineFile.parse(text);
    assertThat(file.problems()).isEmpty();
    assertThat(file.entries()).hasSize(1);
    return file.entries().iterator().next();
  }

  private static BaselineEntry entry(String fingerprint, String operation, String site) {
    return new BaselineEntry(fingerprint, operation, site, "2026-11-26", 1, 0, "why", List.of());
  }

  @Test
  void anEntryIsReadAndWrittenAlike() {
    assertThat(only(FULL)).isEqualTo(ENTRY);
    assertThat(BaselineText.line(ENTRY)).isEqualTo(FULL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9f3a12c4", "  9f3a12c4  ", "\t9f3a12c4\r"})
  void aFingerprintIsEnough(String line) {
    BaselineEntry entry = only(line);

    assertThat(entry.fingerprint()).isEqualTo("9f3a12c4");
    assertThat(entry.occurrences()).isZero();
    assertThat(entry.longestNanos()).isEqualTo(-1);
    assertThat(entry.label()).isEqualTo("9f3a12c4");
  }

  @Test
  void whatFollowsAFingerprintInTheOldFormIsTheReason() {
    assertThat(only("9f3a12c4 known since the migration").reason())
        .isEqualTo("known since the migration");
    assertThat(only("9f3a12c4  com.acme.Orders.load(Orders.java:7)").reason())
        .isEqualTo("com.acme.Orders.load(Orders.java:7)");
    assertThat(only("9f3a12c4 ticket=ACME-7 reason=later").reason())
        .isEqualTo("ticket=ACME-7 later");
    assertThat(only("9f3a12c4\tjava.lang.Thread.sleep com.acme.Orders.load"))
        .isEqualTo(
            new BaselineEntry(
                "9f3a12c4",
                "java.lang.Thread.sleep",
                "com.acme.Orders.load",
                "",
                0,
                -1,
                "",
                List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          9f3a12c                              ~ there is no fingerprint
          9F3A12C4                             ~ there is no fingerprint
          9f3a12c45                            ~ there is no fingerprint
          com.acme.Orders                      ~ there is no fingerprint
          <<<<<<< HEAD                         ~ merge conflict
          =======                              ~ merge conflict
          >>>>>>> branch                       ~ merge conflict
          ||||||| base                         ~ merge conflict
          """)
  void aLineThatIsNoEntryIsToldWithItsNumber(String line, String message) {
    BaselineFile file = BaselineFile.parse("# head\n\n" + line + "\n" + FULL);

    assertThat(file.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.line()).isEqualTo(3);
              assertThat(problem.message()).contains(message);
            });
    assertThat(file.entries()).containsExactly(ENTRY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          9f3a12c4 first_seen=26.11.2026            | first_seen=26.11.2026 is no date
          9f3a12c4 first_seen=2026-13-01            | is no date
          9f3a12c4 occurrences=many                 | occurrences=many must be an integer of at least 1
          9f3a12c4 occurrences=0                    | must be an integer of at least 1
          9f3a12c4 occurrences=                     | must be an integer of at least 1
          9f3a12c4 occurrences=99999999999999999999 | must be an integer of at least 1
          9f3a12c4 longest_ms=-1                    | longest_ms=-1 is no number
          9f3a12c4 longest_ms=1.2.3                 | is no number
          9f3a12c4 longest_ms=1e9                   | is no number
          9f3a12c4 longest_ms=.                     | is no number
          9f3a12c4 reason="open                     | not closed
          9f3a12c4 reason="a" occurrences=2         | follows the reason
          """)
  void aFieldThatIsWrongIsToldAndTheEntryHoldsAllTheSame(String line, String message) {
    BaselineFile file = BaselineFile.parse(line);

    assertThat(file.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains(message));
    assertThat(file.find("9f3a12c4")).isNotNull();
  }

  @Test
  void ofTwoLinesWithOneFingerprintTheFirstHolds() {
    BaselineFile file = BaselineFile.parse(FULL + "\n01234567\n9f3a12c4 reason=again\n");

    assertThat(file.problems())
        .containsExactly(new LineProblem(3, "the fingerprint 9f3a12c4 stands in a line before it"));
    assertThat(file.find("9f3a12c4")).isEqualTo(ENTRY);
  }

  @Test
  void bothSidesOfAConflictHold() {
    BaselineFile file =
        BaselineFile.parse("<<<<<<< HEAD\n01234567\n=======\n89abcdef\n>>>>>>> x\n");

    assertThat(file.problems()).extracting(LineProblem::line).containsExactly(1, 3, 5);
    assertThat(file.entries())
        .extracting(BaselineEntry::fingerprint)
        .containsExactly("01234567", "89abcdef");
  }

  @Test
  void aFileOfSomethingElseDoesNotFillTheLog() {
    BaselineFile file = BaselineFile.parse("what is this?\n".repeat(10_000));

    assertThat(file.problems()).hasSize(51);
    assertThat(file.problems().get(50).message()).contains("further lines");
  }

  @Test
  void aFileThatIsTooLargeIsNotRead() throws IOException {
    File file = folder.resolve("large.txt").toFile();
    try (RandomAccessFile sparse = new RandomAccessFile(file, "rw")) {
      sparse.setLength((16 << 20) + 1);
    }

    assertThatThrownBy(() -> BaselineFile.read(file)).hasMessage("it has more than 16 MB");
  }

  @Test
  void aLineThatIsNotInUtf8IsToldAndHolds() throws IOException {
    Path file = folder.resolve("latin.txt");
    Files.write(file, "9f3a12c4 reason=sp\u00e4ter\n".getBytes(StandardCharsets.ISO_8859_1));

    BaselineFile read = BaselineFile.read(file.toFile());

    assertThat(read.problems()).containsExactly(new LineProblem(1, "it is not in UTF-8"));
    assertThat(read.find("9f3a12c4")).isNotNull();
  }

  @Test
  void whatEditorsOnWindowsAddDoesNotMatter() {
    assertThat(only("\uFEFF" + FULL + "\r\n")).isEqualTo(ENTRY);
  }

  // --- writing ----------------------------------------------------------------------------------

  @Test
  void entriesAreSortedByOperationAndSite() {
    List<BaselineEntry> entries =
        new ArrayList<>(
            List.of(
                entry("00000003", "b.B.b", "x.X.a"),
                entry("00000004", "a.A.a", "x.X.b"),
                entry("00000001", "a.A.a", "x.X.a"),
                entry("00000002", "b.B.b", "x.X.b")));
    String text = BaselineText.of(BaselineFile.empty().with(entries));

    assertThat(BaselineFile.parse(text).entries())
        .extracting(BaselineEntry::fingerprint)
        .containsExactly("00000001", "00000004", "00000003", "00000002");
    Collections.reverse(entries);
    assertThat(BaselineText.of(BaselineFile.empty().with(entries))).isEqualTo(text);
  }

  @Test
  void commentsStayWhereTheyAre() {
    String text =
        """
        # the head

        # of two paragraphs

        # about the sleep
        # and more
        9f3a12c4 a.A.a x.X.a
        # about the last
        01234567 b.B.b x.X.a
        # the end
        """;

    BaselineFile file = BaselineFile.parse(text);

    assertThat(file.find("9f3a12c4").comments()).containsExactly("# about the sleep", "# and more");
    assertThat(BaselineText.of(file)).isEqualTo(text);
    assertThat(BaselineText.of(file.with(List.of(file.find("01234567")))))
        .isEqualTo(
            """
            # the head

            # of two paragraphs

            # about the last
            01234567 b.B.b x.X.a
            # the end
            """);
  }

  @Test
  void commentsRightAboveTheFirstEntryAreTheFilesUnlessABlankLineTellsThemApart() {
    BaselineFile file = BaselineFile.parse("# of the file\n9f3a12c4 a.A.a x.X.a\n");

    assertThat(BaselineText.of(file)).isEqualTo("# of the file\n\n9f3a12c4 a.A.a x.X.a\n");
  }

  @Test
  void whatIsWrittenIsWrittenTheSameAgain() {
    String once =
        BaselineText.of(BaselineFile.parse(FULL + "\n89abcdef old form\n01234567 reason=x\n"));

    assertThat(BaselineText.of(BaselineFile.parse(once))).isEqualTo(once);
    assertThat(BaselineFile.parse(once).problems()).isEmpty();
    assertThat(once).startsWith("# ").contains("\n89abcdef reason=\"old form\"\n");
  }

  @Test
  void anEntryIsOneLineWhateverIsInIt() {
    BaselineEntry entry =
        new BaselineEntry(
            "9f3a12c4",
            "a.A.a",
            "(too many sites).(unknown)",
            "2026-11-26",
            1,
            1_234,
            "of\ntwo lines\u2028and \u00e4",
            List.of());

    String line = BaselineText.line(entry);

    assertThat(line)
        .isEqualTo(
            "9f3a12c4 a.A.a (too_many_sites).(unknown) first_seen=2026-11-26 occurrences=1"
                + " longest_ms=0.001 reason=\"of two lines and \u00e4\"");
    assertThat(BaselineText.line(only(line))).isEqualTo(line);
  }

  @Test
  void theFileIsReplacedAtAStroke() throws IOException {
    Path file = folder.resolve("baseline.txt");
    Files.writeString(file, "old");

    BaselineText.write(BaselineFile.parse(FULL), file);

    assertThat(Files.readString(file)).isEqualTo(BaselineText.of(BaselineFile.parse(FULL)));
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aLinkToTheFileStaysOne() throws IOException {
    Path file = folder.resolve("baseline.txt");
    Files.writeString(file, "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.txt"), file);

    BaselineText.write(BaselineFile.parse(FULL), link);

    assertThat(link).isSymbolicLink();
    assertThat(Files.readString(file)).contains(FULL);
  }
}
