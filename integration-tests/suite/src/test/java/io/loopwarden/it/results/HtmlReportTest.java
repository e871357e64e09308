package io.loopwarden.it.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.isolation.Ended;
import io.loopwarden.it.isolation.RunningProgram;
import io.loopwarden.it.isolation.Sandbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The HTML report: at the exit of a JVM, of a JVM that runs, and of the results of many. */
class HtmlReportTest {
  private static final String SLEEP = "com.example.isolation.Blocking.sleep";
  private static final String NAP = "com.example.isolation.Blocking.nap";
  private static final String CALL = "java.lang.Thread.sleep";

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void aJvmLeavesItsPageWhenItExits(Jdk jdk) throws IOException {
    Sandbox sandbox = Sandbox.of("html-at-exit", jdk);

    Ended ended =
        sandbox
            .puppet()
            .withAgent("report.file=pages/%p.html", "service.name=orders <&>")
            .run("sleep", "sleep", "nap")
            .well();

    assertThat(ended.log().named("report_not_written")).isEmpty();
    Path file = onlyFileIn(sandbox.file("pages"));
    assertThat(file.getFileName().toString()).matches("[0-9]+\\.html");
    Document page = page(file);
    assertThat(page.select("h1").text()).isEqualTo("orders <&>");
    assertThat(page.select(".facts").text())
        .contains("process " + file.getFileName().toString().replace(".html", ""));
    assertProblem(page, SLEEP, 2);
    assertProblem(page, NAP, 1);
    assertThat(page.select(".loops tbody tr")).hasSize(1);
    assertThat(page.select(".band:contains(busy) path[class^=g]")).isNotEmpty();
    assertThat(page.select(".band:contains(blocking_call) path[class^=a]")).isNotEmpty();
    assertThat(page.select(".flame text").eachText()).contains("Blocking.sleep", "Blocking.nap");
    assertThat(rowOf(page, SLEEP).select(".spark path").attr("d")).isNotEmpty();
    assertThat(rowOf(page, SLEEP).select(".stack .own").first().text()).startsWith(SLEEP + "(");
    assertThat(rowOf(page, SLEEP).select("summary").text()).contains("docs/remedies.md#sleep");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void aJvmThatRunsIsAskedForItsPage(Jdk jdk) throws IOException {
    Sandbox sandbox = Sandbox.of("html-of-running", jdk);
    try (RunningProgram program = sandbox.puppet().withAgent().start("listen")) {
      program.awaitLine();
      program.order("sleep");
      String pid = Long.toString(program.pid());

      Ended first = sandbox.agentCommand("report", pid, "--html", "page.html").well();

      assertThat(first.output())
          .containsExactly("The report of process " + pid + " is in page.html.");
      assertProblem(page(sandbox.file("page.html")), SLEEP, 1);
      program.order("sleep");
      sandbox.agentCommand("report", pid, "--html", "page.html").well();
      assertProblem(page(sandbox.file("page.html")), SLEEP, 2);
      sandbox.agentCommand("report", pid, "--collapsed", "stacks.txt").well();
      assertThat(Files.readAllLines(sandbox.file("stacks.txt")))
          .singleElement()
          .asString()
          .matches(".*;" + SLEEP.replace(".", "\\.") + ";java\\.lang\\.Thread\\.sleep.* [0-9]{5,}");
      assertThat(program.awaitEnd().exitCode()).isZero();
    }
    try (RunningProgram other = sandbox.puppet().start("listen")) {
      other.awaitLine();

      Ended refused =
          sandbox.agentCommand("report", Long.toString(other.pid()), "--html", "other.html");

      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.error()).singleElement().asString().contains("not attached to process");
      assertThat(sandbox.file("other.html")).doesNotExist();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofOddTurn")
  @Execution(ExecutionMode.CONCURRENT)
  void aJvmThatRunsServesItsPageWhenItIsAsked(Jdk jdk) throws IOException {
    Sandbox sandbox = Sandbox.of("html-live", jdk);
    try (RunningProgram program = sandbox.puppet().withAgent().start("listen")) {
      program.awaitLine();
      program.order("sleep");
      String pid = Long.toString(program.pid());

      Ended first = sandbox.agentCommand("report", pid, "--live").well();
      Ended second = sandbox.agentCommand("report", pid, "--live").well();

      assertThat(first.output())
          .singleElement()
          .asString()
          .startsWith("The page of process " + pid + " is at http://localhost:")
          .endsWith("/ until it exits.");
      assertThat(second.output()).isEqualTo(first.output());
      String address = first.output().get(0).replaceAll(".* at | until.*", "");
      assertProblem(Jsoup.connect(address).get(), SLEEP, 1);
      program.order("sleep");
      assertProblem(Jsoup.connect(address).get(), SLEEP, 2);
      assertThat(program.awaitEnd().exitCode()).isZero();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofEvenTurn")
  @Execution(ExecutionMode.CONCURRENT)
  void aPortInUseGivesOneLine(Jdk jdk) throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Sandbox sandbox = Sandbox.of("html-port-in-use", jdk);

      Ended ended =
          sandbox.puppet().withAgent("page.port=" + other.getLocalPort()).run("sleep").well();

      assertThat(ended.log().named("page_port_unavailable")).hasSize(1);
      assertThat(ended.log().summary().number("blocking_calls")).isEqualTo(1);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofEvenTurn")
  @Execution(ExecutionMode.CONCURRENT)
  void theResultsOfManyJvmsAreOnePage(Jdk jdk) throws IOException {
    Sandbox sandbox = Sandbox.of("html-of-many", jdk);
    sandbox.puppet().withAgent("results=all").run("sleep", "sleep").well();
    sandbox.puppet().withAgent("results=all").run("sleep", "nap").well();

    Ended check = sandbox.agentCommand("check", "all", "--html", "build/page.html");

    assertThat(check.exitCode()).isEqualTo(1);
    Document page = page(sandbox.file("build/page.html"));
    assertProblem(page, SLEEP, 3);
    assertThat(rowOf(page, SLEEP).select(".tag").eachText()).contains("2 JVMs");
    assertThat(page.select(".strip, .spark")).isEmpty();
    assertThat(page.select(".groups tbody tr"))
        .hasSize(2)
        .allSatisfy(
            row -> {
              assertThat(row.select("th .dim").text()).isEqualTo("1 event loop");
              assertThat(row.select(".hotter")).hasSize(1);
            });
    assertThat(page.select(".notes").text()).contains("The page is made of result files.");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofOddTurn")
  @Execution(ExecutionMode.CONCURRENT)
  void aPipeThatNobodyReadsIsRefused(Jdk jdk) throws Exception {
    Sandbox sandbox = Sandbox.of("html-pipe", jdk);
    Path pipe = sandbox.file("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor(10, TimeUnit.SECONDS))
        .isTrue();

    Ended ended = sandbox.puppet().withAgent("report.file=" + pipe).run("sleep").well();

    assertThat(ended.log().named("invalid_option"))
        .singleElement()
        .satisfies(line -> assertThat(line.field("key")).isEqualTo("report.file"));
    assertThat(Files.isRegularFile(pipe)).isFalse();
    assertThat(ended.log().summary().number("blocking_calls")).isEqualTo(1);
  }

  private static Path onlyFileIn(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return assertThat(files.toList()).singleElement().actual();
    }
  }

  private static Document page(Path file) throws IOException {
    return Jsoup.parse(Files.readString(file));
  }

  private static Element rowOf(Document page, String method) {
    return page.select("tbody.problem").stream()
        .filter(row -> row.select(".code").first().text().startsWith(method + " "))
        .findFirst()
        .orElseThrow(() -> new AssertionError(method + " is not in " + page.text()));
  }

  private static void assertProblem(Document page, String method, int occurrences) {
    Element row = rowOf(page, method);
    assertThat(row.select(".place").text()).matches("Blocking\\.java:[0-9]+");
    assertThat(row.select(".call code").text()).isEqualTo(CALL);
    assertThat(row.attr("data-keys").split(" ")[1]).isEqualTo(Integer.toString(occurrences));
    assertThat(Long.parseLong(row.attr("data-keys").split(" ")[0]))
        .isGreaterThanOrEqualTo(occurrences * 20_000_000L);
  }
}
