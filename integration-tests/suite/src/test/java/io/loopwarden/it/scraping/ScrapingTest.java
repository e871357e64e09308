package io.loopwarden.it.scraping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.isolation.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The configurations of docs/scraping.md, with logs that the agent has written. */
@Execution(ExecutionMode.CONCURRENT)
class ScrapingTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String LOG = "loopwarden.log";

  /** What the page calls the patterns, with the quotes of either kind around them. */
  private static final Pattern START =
      Pattern.compile("(?:firstline *[:=]|\"start_state\"|start_pattern =) *[\"'](\\S+?)[\"']");

  private static final Pattern DETAIL =
      Pattern.compile("(?:\"details\" |condition_pattern =| pattern:) *[\"'](\\S+?)[\"']");

  @Test
  void rsyslogMakesOneMessageOfEachReportInTheTextForm() throws IOException {
    Sandbox sandbox = sandbox("text");
    sandbox.puppet().withAgent("log.file=" + LOG).run("sleep", "nap").well();
    List<String> reports = firstLines(sandbox.file(LOG));
    assertThat(reports).hasSizeGreaterThanOrEqualTo(4); // started, two mistakes, the summary

    List<String> messages = read(sandbox, ScrapingPage.block("rsyslog text"), reports.size());

    assertThat(messages).hasSameSizeAs(reports);
    for (int i = 0; i < reports.size(); i++) {
      assertThat(messages.get(i)).startsWith(reports.get(i));
    }
    assertThat(messages)
        .filteredOn(message -> message.contains(" event=blocking_call "))
        .hasSize(2)
        .allSatisfy(message -> assertThat(message).contains("\tinstead: ", "\ton ", "\tat "));
  }

  @Test
  void rsyslogSelectsHangingEventLoopsInTheLogfmtForm() throws IOException {
    Sandbox sandbox = sandbox("logfmt");
    List<String> orders = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      orders.add("sleep"); // of 20 ms, each a stall that is seen several times
    }
    sandbox
        .puppet()
        .withAgent(
            "log.file=" + LOG,
            "log.format=logfmt",
            "stall.threshold=4ms",
            "stall.ongoing=0",
            "stall.warmup=0")
        .run(orders.toArray(String[]::new))
        .well();
    List<String> lines = Files.readAllLines(sandbox.file(LOG));
    List<String> hanging =
        lines.stream()
            .filter(line -> line.contains(" event=stall ") && line.contains(" ongoing=true"))
            .toList();
    assertThat(hanging).isNotEmpty();

    List<String> messages = read(sandbox, ScrapingPage.block("rsyslog logfmt"), lines.size());

    assertThat(messages).isEqualTo(lines);
    assertThat(Rsyslog.lines(sandbox.file("hanging.log"))).isEqualTo(hanging);
  }

  /** Promtail, Alloy, Fluent Bit, Vector and Filebeat join by the begin or by what follows it. */
  @Test
  void thePatternsOfTheOthersFindTheBeginningOfEachReport() throws IOException {
    Sandbox sandbox = Sandbox.of("scraping-patterns", Jdk.running());
    sandbox.puppet().withAgent("log.file=" + LOG).run("sleep", "nap").well();
    List<String> lines = Files.readAllLines(sandbox.file(LOG));
    List<String> first = firstLines(sandbox.file(LOG));

    List<String> blocks = ScrapingPage.blocks(" multiline");
    assertThat(blocks).hasSize(5);
    for (String block : blocks) {
      List<String> starts = found(START, block);
      List<String> details = found(DETAIL, block);
      assertThat(starts.size() + details.size()).as(block).isPositive();
      for (String start : starts) {
        assertThat(lines)
            .as(start)
            .filteredOn(Pattern.compile(start).asPredicate())
            .isEqualTo(first);
      }
      for (String detail : details) {
        assertThat(lines)
            .as(detail)
            .filteredOn(Pattern.compile(detail).asPredicate().negate())
            .isEqualTo(first);
      }
    }
  }

  /** A pattern as it is meant: without slashes around it, and without doubled backslashes. */
  private static List<String> found(Pattern pattern, String block) {
    return pattern
        .matcher(block)
        .results()
        .map(found -> found.group(1).replaceAll("^/|/$", "").replace("\\\\", "\\"))
        .toList();
  }

  private static Sandbox sandbox(String form) {
    assumeTrue(Rsyslog.isInstalled(), "rsyslog is not installed");
    return Sandbox.of("scraping-" + form, Jdk.running());
  }

  private static List<String> firstLines(Path log) throws IOException {
    return Files.readAllLines(log).stream().filter(line -> !line.startsWith("\t")).toList();
  }

  private static List<String> read(Sandbox sandbox, String configuration, int messages)
      throws IOException {
    Path all = sandbox.file("all.log");
    try (Rsyslog rsyslog = Rsyslog.start(sandbox.folder(), configuration)) {
      await().atMost(PATIENCE).until(() -> Rsyslog.lines(all).size() >= messages);
    }
    return Rsyslog.lines(all);
  }
}
