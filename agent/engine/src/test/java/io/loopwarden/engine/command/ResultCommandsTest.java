package io.loopwarden.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.result.JvmProblem;
import io.loopwarden.engine.result.TestResults;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ResultCommandsTest {

  private static final JvmProblem SLEEP =
      TestResults.call("9f3a12c4", "java.lang.Thread.sleep", "com.acme.Orders.load", 20, 21, 300);

  private static final String LINE =
      "9f3a12c4 java.lang.Thread.sleep com.acme.Orders.load first_seen=2026-11-26 occurrences=3"
          + " longest_ms=300.0 reason=\"why\"";

  @TempDir private Path folder;

  private Map<String, String> environment = Map.of();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path results;
  private Path baseline;

  @BeforeEach
  void makeFolder() throws IOException {
    results = Files.createDirectory(folder.resolve("results"));
    baseline = folder.resolve("baseline.txt");
  }

  private int run(Object... arguments) {
    CommandLine line =
        LoopwardenCommand.commandLine(new CommandFactory(new File("agent.jar"), environment));
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    return line.execute(words);
  }

  private void assertOneLine(String... words) {
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).startsWith("loopwarden: ").contains(words);
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"check DIR", "baseline --from DIR", "baseline --update --from DIR"})
  void aFolderWithoutPartsIsNoGoodNews(String command) {
    assertThat(run((Object[]) command.replace("DIR", results.toString()).split(" "))).isEqualTo(1);

    assertOneLine("there is no result file", "results=" + results);
  }

  @ParameterizedTest
  @ValueSource(strings = {"check DIR", "baseline --from DIR"})
  void aFolderThatIsNoneIsAMistake(String command) {
    Object[] words = command.replace("DIR", folder.resolve("none").toString()).split(" ");

    assertThat(run(words)).isEqualTo(2);

    assertOneLine("none is no folder");
  }

  @ParameterizedTest
  @CsvSource({
    "check, DIR",
    "baseline, --from",
    "check results --mode loud, accept or ratchet",
    "check results --factor 0.5, a number from 1",
    "check results --factor NaN, a number from 1",
    "baseline --update, --from"
  })
  void argumentsThatCannotBeUnderstoodGetOneLine(String command, String word) {
    assertThat(run((Object[]) command.split(" "))).isEqualTo(2);

    assertOneLine(word);
  }

  @Nested
  class Check {

    @Test
    void whatIsNewFails() throws IOException {
      TestResults.write(results, TestResults.result(SLEEP));

      assertThat(run("check", results)).isEqualTo(1);

      assertThat(err.toString()).isEmpty();
      assertThat(out.toString())
          .contains("event=new_violation call=java.lang.Thread.sleep")
          .contains("event=verdict verdict=failed new=1 ");
    }

    @Test
    void whatIsKnownPasses() throws IOException {
      TestResults.write(results, TestResults.result(SLEEP));
      Files.writeString(baseline, LINE);

      assertThat(run("check", results, "--baseline", baseline)).isZero();

      assertThat(out.toString())
          .contains("INFO loopwarden event=accepted call=java.lang.Thread.sleep")
          .contains("reason=why")
          .contains("INFO loopwarden event=verdict verdict=passed new=0 ");
    }

    @Test
    void whatHasGrownFailsInARatchet() throws IOException {
      TestResults.write(results, TestResults.result(SLEEP));
      Files.writeString(baseline, LINE.replace("occurrences=3", "occurrences=1"));

      assertThat(run("check", results, "--baseline", baseline)).isZero();
      assertThat(run("check", results, "--baseline", baseline, "--mode", "ratchet")).isEqualTo(1);
      assertThat(out.toString())
          .contains("event=exceeded ", "exceeded=\"3 occurrences, 1 accepted, factor 2\"");
      assertThat(run("check", results, "--baseline", baseline, "--mode=ratchet", "--factor=3"))
          .isZero();
    }

    @Test
    void whatIsObsoleteFailsIfThatIsWanted() throws IOException {
      TestResults.write(results, TestResults.result());
      Files.writeString(baseline, LINE);

      assertThat(run("check", results, "--baseline", baseline)).isZero();
      assertThat(run("check", results, "--baseline", baseline, "--fail-on-obsolete")).isEqualTo(1);
      assertThat(out.toString()).contains("event=obsolete", "verdict=failed");
    }

    @ParameterizedTest
    @CsvSource({"3, 0", "2, 1"})
    void whatTestsHaveJudgedPassesIfTheyHaveJudgedAllOfIt(long judged, int exitCode)
        throws IOException {
      TestResults.write(results, TestResults.result(TestResults.judgedByTests(SLEEP, judged)));

      assertThat(run("check", results)).isEqualTo(exitCode);
    }

    @Test
    void ofAPartOfTheProjectNothingIsObsolete() throws IOException {
      TestResults.write(results, TestResults.result());
      Files.writeString(baseline, LINE);

      assertThat(run("check", results, "--baseline", baseline, "--fail-on-obsolete", "--partial"))
          .isZero();

      assertThat(out.toString()).doesNotContain("event=obsolete").contains("obsolete=unknown");
    }

    @Test
    void partsOfSeveralFoldersAreJudgedTogether() throws IOException {
      Path others = Files.createDirectory(folder.resolve("others"));
      TestResults.write(results, TestResults.result(SLEEP));
      TestResults.write(others, TestResults.result(SLEEP));

      assertThat(run("check", results, others)).isEqualTo(1);
      assertThat(out.toString()).contains(" count=6 jvms=2 ");
      assertThat(run("baseline", baseline, "--update", "--from", results, "--from", others))
          .isZero();
      assertThat(baseline).content().contains(" occurrences=6 ");
    }

    @Test
    void aPartThatCannotBeUsedFailsAndTheRestIsTold() throws IOException {
      TestResults.write(results, TestResults.result(SLEEP));
      Files.writeString(results.resolve("loopwarden-1.json"), "{\"loopwarden_part\":2}");
      Files.writeString(baseline, LINE);

      assertThat(run("check", results, "--baseline", baseline)).isEqualTo(1);

      assertThat(out.toString())
          .contains("event=unusable_part")
          .contains("its form is 2")
          .contains("event=accepted")
          .contains("unusable_files=1");
    }

    @Test
    void aBaselineThatIsMissingFails() throws IOException {
      TestResults.write(results, TestResults.result());

      assertThat(run("check", results, "--baseline", folder.resolve("no.txt"))).isEqualTo(1);

      assertOneLine("the baseline", "no.txt cannot be read");
    }

    @Test
    void wrongLinesOfTheBaselineAreToldAndTheRestHolds() throws IOException {
      TestResults.write(results, TestResults.result(SLEEP));
      Files.write(baseline, List.of("<<<<<<< HEAD", LINE, "9f3a12c4"));

      assertThat(run("check", results, "--baseline", baseline)).isZero();

      assertThat(err.toString().lines())
          .hasSize(2)
          .allMatch(line -> line.contains("; allowed: lines that begin with a fingerprint"));
      assertThat(err.toString())
          .contains(baseline + ":1: it is a mark of a merge conflict")
          .contains(baseline + ":3: the fingerprint 9f3a12c4 stands in a line before it");
    }

    @Test
    void reportsAreWritten() throws IOException {
      TestResults.write(results, TestResults.result(SLEEP));
      Path xml = folder.resolve("reports/loopwarden.xml");
      Path page = folder.resolve("reports/page.md");
      Files.createDirectories(page.getParent());
      Files.writeString(page, "old");

      assertThat(run("check", results, "--junit-xml", xml, "--markdown", page)).isEqualTo(1);

      assertThat(xml).content().contains("<testcase name=\"java.lang.Thread.sleep in load");
      assertThat(page).content().startsWith("## Event loops: failed");
    }

    @Test
    void aPageThatOthersWriteToIsAddedTo() throws IOException {
      TestResults.write(results, TestResults.result());
      Path page = folder.resolve("page.md");
      Files.writeString(page, "of another step\n");
      environment = Map.of("GITHUB_STEP_SUMMARY", page.toString());

      assertThat(run("check", results, "--markdown", page)).isZero();

      assertThat(page).content().startsWith("of another step\n## Event loops: passed");
    }

    @Test
    void githubGetsLinesAndAPageInOnePlace() throws IOException {
      TestResults.write(results, TestResults.result(SLEEP));
      Path page = folder.resolve("page.md");
      environment = Map.of("GITHUB_STEP_SUMMARY", page.toString());

      assertThat(run("check", results, "--github", "--sources", folder)).isEqualTo(1);
      assertThat(run("check", results, "--github", "--sources", folder, "--markdown", page))
          .isEqualTo(1);

      assertThat(out.toString()).contains("\n::error title=Loopwarden%3A sleep::");
      assertThat(page).content().containsPattern("(?s)## Event loops.*## Event loops");
      assertThat(page).content().doesNotContainPattern("(?s)(## Event loops.*){3}");
    }

    @Test
    void gitlabGetsAFile() throws IOException {
      TestResults.write(results, TestResults.result(SLEEP));
      Path report = folder.resolve("quality.json");

      assertThat(run("check", results, "--gitlab", report, "--sources", folder)).isEqualTo(1);

      assertThat(report).hasContent("[]"); // no line of these sources
    }

    @Test
    void sourcesThatDoNotExistAreOneLine() throws IOException {
      TestResults.write(results, TestResults.result(SLEEP));

      assertThat(run("check", results, "--github", "--sources", folder.resolve("none")))
          .isEqualTo(1);

      assertThat(err.toString().lines()).hasSize(1);
      assertThat(err.toString()).contains("none cannot be read: it does not exist");
    }

    @Test
    void aFileWithoutALineOfABaselineIsNone() throws IOException {
      TestResults.write(results, TestResults.result());
      Files.writeString(baseline, "no baseline\n");

      assertThat(run("check", results, "--baseline", baseline)).isEqualTo(1);

      assertThat(err.toString()).contains("baseline.txt has no line that can be used");
    }

    @Test
    void standardOutputIsNoFile() throws IOException {
      TestResults.write(results, TestResults.result());

      assertThat(run("check", results, "--junit-xml", "-")).isEqualTo(1);

      assertThat(err.toString()).contains("- cannot be written; allowed: a regular file");
    }

    @Test
    void aReportThatCannotBeWrittenFails() throws IOException {
      TestResults.write(results, TestResults.result());

      assertThat(run("check", results, "--junit-xml", results)).isEqualTo(1);

      assertThat(err.toString().lines()).hasSize(1);
      assertThat(err.toString()).contains(results + " cannot be written");
    }
  }

  @Nested
  class Compare {

    private Path after;

    @BeforeEach
    void makeSecondFolder() throws IOException {
      after = Files.createDirectory(folder.resolve("after"));
    }

    @Test
    void whatIsGoneAndNewIsPrintedAndWritten() throws IOException {
      TestResults.write(results, TestResults.result(SLEEP));
      TestResults.write(
          after, TestResults.result(TestResults.call("01234567", "a.A.a", "x.X.a", 5)));
      Path page = folder.resolve("page.md");
      Path html = folder.resolve("page.html");

      assertThat(run("compare", results, after, "--markdown", page, "--html", html)).isZero();

      assertThat(out.toString())
          .contains("WARN loopwarden event=new call=a.A.a")
          .contains("INFO loopwarden event=gone call=java.lang.Thread.sleep")
          .contains("WARN loopwarden event=comparison new=1 ");
      assertThat(page).content().startsWith("## Event loops: before and after");
      assertThat(html).content().startsWith("<!DOCTYPE html>");
      assertThat(run("compare", results, after, "--fail-on-worse")).isEqualTo(1);
      assertThat(run("compare", results, results, "--fail-on-worse")).isZero();
    }

    @Test
    void aFolderWithoutPartsIsNoRun() throws IOException {
      TestResults.write(results, TestResults.result(SLEEP));

      assertThat(run("compare", results, after)).isEqualTo(1);

      assertOneLine("there is no result file", "results=" + after);
    }

    @Test
    void oneFolderIsNoComparison() {
      assertThat(run("compare", results)).isEqualTo(2);

      assertOneLine("AFTER");
    }
  }

  @Nested
  class Update {

    @Test
    void withoutUpdateNothingIsWritten() throws IOException {
      TestResults.write(results, TestResults.result(SLEEP));

      assertThat(run("baseline", baseline, "--from", results)).isZero();

      assertThat(baseline).doesNotExist();
      assertThat(out.toString())
          .isEqualTo(
              """
              added: 9f3a12c4 java.lang.Thread.sleep at com.acme.Orders.load, 3 times, up to 300.0 ms
              %s, if updated: 1 entries, 1 added, 0 changed, 0 removed
              """
                  .formatted(baseline));
    }

    @Test
    void aNewFileIsWritten() throws IOException {
      TestResults.write(results, TestResults.result(SLEEP));

      assertThat(run("baseline", "--update", baseline, "--from", results, "--reason", "why"))
          .isZero();

      String today = LocalDate.now().toString();
      assertThat(baseline).content().startsWith("# ").contains(LINE.replace("2026-11-26", today));
      assertThat(run("check", results, "--baseline", baseline)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "TRUE", "1"})
    void inCiNothingNewIsAccepted(String ci) throws IOException {
      environment = Map.of("CI", ci);
      TestResults.write(results, TestResults.result(SLEEP));
      Files.writeString(baseline, "01234567 gone\n");

      assertThat(run("baseline", "--update", baseline, "--from", results)).isEqualTo(1);

      assertThat(out.toString())
          .contains("not added: 9f3a12c4 ", "removed: 01234567 gone", "only with --add-in-ci");
      assertThat(baseline).content().doesNotContain("9f3a12c4", "01234567");
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "0", ""})
    void whereCiIsSwitchedOffItIs(String ci) throws IOException {
      environment = Map.of("CI", ci);
      TestResults.write(results, TestResults.result(SLEEP));

      assertThat(run("baseline", "--update", baseline, "--from", results)).isZero();

      assertThat(baseline).content().contains("9f3a12c4");
    }

    @Test
    void inCiNewOnesAreAcceptedIfThatIsWanted() throws IOException {
      environment = Map.of("CI", "true");
      TestResults.write(results, TestResults.result(SLEEP));

      assertThat(run("baseline", "--update", baseline, "--from", results, "--add-in-ci")).isZero();

      assertThat(baseline).content().contains("9f3a12c4");
    }

    @Test
    void whatNobodyMetIsRemovedOnlyIfEachJvmEnded() throws IOException {
      Files.writeString(baseline, LINE);
      TestResults.write(results, TestResults.result(), TestResults.killed());

      assertThat(run("baseline", "--update", baseline, "--from", results)).isZero();
      assertThat(out.toString()).contains("nothing is removed: 1 of 2 JVMs did not end in order");
      assertThat(baseline).content().contains(LINE);

      Path complete = folder.resolve("complete");
      TestResults.write(complete, TestResults.result());
      assertThat(run("baseline", "--update", baseline, "--from", complete)).isZero();
      assertThat(out.toString()).contains("removed: 9f3a12c4 ");
      assertThat(baseline).content().doesNotContain("9f3a12c4");
    }

    @Test
    void aFileWithWrongLinesIsNotWritten() throws IOException {
      TestResults.write(results, TestResults.result(SLEEP));
      Files.write(baseline, List.of(">>>>>>> branch", LINE));
      String before = Files.readString(baseline);

      assertThat(run("baseline", "--update", baseline, "--from", results)).isEqualTo(1);

      assertThat(err.toString()).contains(baseline + ":1: ", "correct them first");
      assertThat(baseline).hasContent(before);
    }

    @Test
    void aPartThatCannotBeUsedStopsIt() throws IOException {
      TestResults.write(results, TestResults.result(SLEEP));
      Files.writeString(results.resolve("loopwarden-1.json"), "{");

      assertThat(run("baseline", "--update", baseline, "--from", results)).isEqualTo(1);

      assertOneLine("loopwarden-1.json cannot be used", "nothing is written");
      assertThat(baseline).doesNotExist();
    }
  }
}
