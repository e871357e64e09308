package io.loopwarden.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.histogram.IntervalLog;
import io.loopwarden.engine.histogram.MergedLogs;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MergeCommandTest {

  private static final long MILLI = 1_000_000;

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeLogs() throws IOException {
    for (int jvm = 1; jvm <= 2; jvm++) {
      Histogram histogram = new Histogram(2);
      histogram.recordValue(jvm * MILLI);
      File file = folder.resolve("jvm-" + jvm + ".hlog").toFile();
      try (IntervalLog log = new IntervalLog(file, 1_000_000, "test")) {
        log.write(0, 1000, Map.of("blocking:jdbc", histogram));
      }
    }
  }

  private int run(Object... arguments) {
    CommandLine line =
        LoopwardenCommand.commandLine(new CommandFactory(new File("agent.jar"), Map.of()));
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    return line.execute(words);
  }

  private void assertOneLine(String words) {
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).startsWith("loopwarden: ").contains(words);
  }

  @Test
  void theLogsOfAFolderAreAdded() {
    assertThat(run("merge", folder)).isZero();

    assertThat(out.toString().lines().toList().get(2)).matches(" +2 +1\\.\\d+ .* blocking:jdbc");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aLogThatIsGivenTwiceCountsOnce() {
    assertThat(run("merge", folder, folder.resolve("jvm-1.hlog"))).isZero();

    assertThat(out.toString()).startsWith("histograms of 2 logs, ");
    assertThat(out.toString().lines().toList().get(2)).matches(" +2 .* blocking:jdbc");
  }

  @Test
  void aLogCountsUpToItsDamage() throws IOException {
    Path log = folder.resolve("jvm-1.hlog");
    Files.writeString(log, Files.readString(log) + "no interval\n");

    assertThat(run("merge", log)).isEqualTo(1);

    assertOneLine("jvm-1.hlog: interval 2 is damaged");
    assertThat(err.toString()).doesNotContain("Exception");
    assertThat(out.toString()).startsWith("histograms of 1 log, ");
  }

  @Test
  void aFolderIsNotReplacedByTheSum() throws IOException {
    Path output = Files.createDirectory(folder.resolve("output"));

    assertThat(run("merge", folder.resolve("jvm-1.hlog"), "--output", output)).isEqualTo(1);

    assertOneLine("output cannot be written; allowed: a regular file");
    assertThat(output).isDirectory();
  }

  @Test
  void theSumIsWrittenAsALog() throws IOException {
    Path sum = folder.resolve("sum");
    Files.writeString(sum, "an earlier one");

    assertThat(
            run(
                "merge",
                folder.resolve("jvm-1.hlog"),
                folder.resolve("jvm-2.hlog"),
                "--output",
                sum))
        .isZero();

    MergedLogs read = new MergedLogs();
    read.add(sum.toFile());
    assertThat(read.byTag().get("blocking:jdbc").getTotalCount()).isEqualTo(2);
    assertThat(folder.resolve("sum.1")).doesNotExist();
  }

  @Test
  void aDamagedLogIsOneLineAndTheOthersCount() throws IOException {
    Files.writeString(folder.resolve("jvm-3.hlog"), "no log\n");

    assertThat(run("merge", folder)).isEqualTo(1);

    assertOneLine("jvm-3.hlog");
    assertThat(out.toString()).contains("blocking:jdbc");
  }

  @Test
  void aFileThatIsMissingIsOneLine() {
    assertThat(run("merge", folder.resolve("jvm-1.hlog"), folder.resolve("none"))).isEqualTo(1);

    assertOneLine("none: it does not exist");
  }

  @Test
  void aFolderWithoutLogsIsNoGoodNews() throws IOException {
    assertThat(run("merge", Files.createDirectory(folder.resolve("empty")))).isEqualTo(1);

    assertOneLine("no histogram");
  }

  @Test
  void filesMustBeGiven() {
    assertThat(run("merge")).isEqualTo(2);

    assertOneLine("FILE");
  }
}
