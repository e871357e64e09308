package io.loopwarden.it.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loopwarden.it.demo.Demo;
import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.isolation.Ended;
import io.loopwarden.it.isolation.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The command {@code scan} on the demo's jar, into which its libraries are merged. */
class ScanTest {

  private static final String DEMO =
      Path.of(System.getProperty("basedir", ""))
          .toAbsolutePath()
          .resolve("../../demo-app/target/loopwarden-demo.jar")
          .normalize()
          .toString();

  /** The exhibits of the demo but the one that only computes, which no call is reported of. */
  private static final List<String> MISTAKES =
      List.of(
          "sleep",
          "http-client",
          "url-connection",
          "database",
          "file",
          "subprocess",
          "future",
          "lock",
          "pool");

  private static final String EXHIBIT = "io.loopwarden.demo.exhibit.";
  private static final String SHOP = "io.loopwarden.demo.shop.";
  private static final String CONNECT = "javax.sql.DataSource.getConnection";
  private static final String QUERY = "java.sql.Statement.executeQuery";

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void mistakesAndLostFailuresAreFoundUntilTheyAreAccepted(Jdk jdk) {
    Sandbox sandbox = Sandbox.of("scan-demo", jdk);

    ScanOutput scan = ScanOutput.of(sandbox.agentCommand("scan", DEMO));

    assertMistakesAreFound(scan);
    assertLostFailuresAreFound(scan);
    assertWhatTheBaselineAcceptsIsNoViolation(scan, sandbox);
  }

  /** Each mistake of the demo but three: a lock, a hash, and what JDBC does beside the query. */
  private static void assertMistakesAreFound(ScanOutput scan) {
    assertThat(scan.problems())
        .filteredOn(problem -> !problem.isForgotten() && !isDetailOfJdbc(problem.call()))
        .extracting(ScanOutput.Problem::site, ScanOutput.Problem::call)
        .containsExactlyInAnyOrder(
            problem(EXHIBIT + "SleepExhibit.mistake", "java.lang.Thread.sleep"),
            problem(EXHIBIT + "FileExhibit.mistake", "java.nio.file.Files.readAllLines"),
            problem(
                EXHIBIT + "FutureExhibit.mistake", "java.util.concurrent.CompletableFuture.join"),
            problem(EXHIBIT + "HttpClientExhibit.mistake", "java.net.http.HttpClient.send"),
            problem(
                EXHIBIT + "UrlConnectionExhibit.mistake",
                "java.net.HttpURLConnection.getInputStream"),
            problem(EXHIBIT + "SubprocessExhibit.start", "java.lang.ProcessBuilder.start"),
            problem(EXHIBIT + "SubprocessExhibit.mistake", "java.lang.Process.waitFor"),
            problem(EXHIBIT + "DatabaseExhibit.query", CONNECT),
            problem(EXHIBIT + "DatabaseExhibit.query", QUERY),
            problem(EXHIBIT + "PoolExhibit.countOrders", CONNECT),
            problem(EXHIBIT + "PoolExhibit.countOrders", QUERY),
            problem(SHOP + "RatePage.blocking", "java.net.http.HttpClient.send"),
            problem(SHOP + "TotalPage.blocking", "java.util.concurrent.CompletableFuture.join"),
            problem(SHOP + "OrdersPage.count", CONNECT),
            problem(SHOP + "OrdersPage.count", QUERY));
    assertThat(scan.problems())
        .filteredOn(problem -> !problem.isForgotten())
        .extracting(ScanOutput.Problem::grade, ScanOutput.Problem::kind)
        .containsOnly(tuple("reachable", "Vert.x handler"));
  }

  /** The demo reads its own reports with {@code onSuccess} alone: without them it has nothing. */
  private static void assertLostFailuresAreFound(ScanOutput scan) {
    assertThat(scan.problems())
        .filteredOn(ScanOutput.Problem::isForgotten)
        .extracting(ScanOutput.Problem::grade, ScanOutput.Problem::site, ScanOutput.Problem::call)
        .containsExactly(
            tuple(
                "failure is lost",
                "io.loopwarden.demo.web.ReportReader.look",
                "io.vertx.core.Future.onSuccess"));
  }

  private static Tuple problem(String site, String call) {
    return tuple(site, call);
  }

  private static boolean isDetailOfJdbc(String call) {
    return call.equals("java.sql.ResultSet.next") || call.equals("java.sql.Connection.close");
  }

  private static void assertWhatTheBaselineAcceptsIsNoViolation(ScanOutput all, Sandbox sandbox) {
    String[] fingerprints =
        all.problems().stream().map(ScanOutput.Problem::fingerprint).toArray(String[]::new);
    String baseline = sandbox.write("baseline.txt", fingerprints).toString();

    Ended accepted = sandbox.agentCommand("scan", DEMO, "--fail", "--baseline", baseline);
    assertThat(ScanOutput.of(accepted).problems()).isEmpty();
    assertThat(sandbox.agentCommand("scan", DEMO, "--fail").exitCode()).isEqualTo(1);
  }

  /** Each mistake of the demo's exhibits that is a call is made once, and none of its shop's. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofOddTurn")
  @Execution(ExecutionMode.CONCURRENT)
  void whatARunHasSeenIsConfirmed(Jdk jdk) throws IOException {
    Sandbox sandbox = Sandbox.of("scan-results", jdk);
    runDemo(sandbox);

    ScanOutput scan =
        ScanOutput.of(
            sandbox.agentCommand("scan", DEMO, "--results", "results", "--json", "scan.json"));

    assertThat(scan.problems())
        .filteredOn(problem -> problem.run().startsWith("confirmed"))
        .extracting(ScanOutput.Problem::site, ScanOutput.Problem::call)
        .contains(
            problem(EXHIBIT + "SleepExhibit.mistake", "java.lang.Thread.sleep"),
            problem(EXHIBIT + "HttpClientExhibit.mistake", "java.net.http.HttpClient.send"),
            problem(EXHIBIT + "SubprocessExhibit.start", "java.lang.ProcessBuilder.start"),
            problem(EXHIBIT + "DatabaseExhibit.query", QUERY),
            problem(EXHIBIT + "PoolExhibit.countOrders", CONNECT));
    assertThat(scan.problems())
        .filteredOn(problem -> problem.site().startsWith(SHOP))
        .extracting(ScanOutput.Problem::run)
        .containsOnly("never ran");
    assertThat(scan.lines())
        .contains(
            "seen, not found: "
                + EXHIBIT
                + "LockExhibit.readUnderLock: java.util.concurrent.locks.ReentrantLock.lock");
    assertThat(Files.readString(sandbox.file("scan.json")))
        .contains("\"function\": \"" + EXHIBIT + "SleepExhibit.mistake\"")
        .contains("\"confirmed\": true", "\"run\": \"never_ran\"");
  }

  private static void runDemo(Sandbox sandbox) {
    String agent =
        "-javaagent:"
            + Agent.jar()
            + "=results.methods=true,application=io.loopwarden.demo.*,results="
            + sandbox.file("results");
    try (Demo demo = Demo.serve(sandbox, "demo", List.of(agent))) {
      for (String mistake : MISTAKES) {
        assertThat(demo.get("/mistake/" + mistake).join()).as(mistake).startsWith("200 {");
      }
      demo.stop();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofEvenTurn")
  @Execution(ExecutionMode.CONCURRENT)
  void aMistakeInTheArgumentsGetsOneLine(Jdk jdk) throws IOException {
    Sandbox sandbox = Sandbox.of("scan-mistakes", jdk);
    sandbox.write("text.jar", "no jar");

    sandbox.agentCommand("scan").complains(2, "JAR|FOLDER");
    sandbox.agentCommand("scan", "none.jar").complains(2, "there is no jar");
    sandbox
        .agentCommand("scan", DEMO, "--depth", "-1")
        .complains(2, "--depth is \"-1\"; allowed: a whole number from 0 to 9999");
    sandbox.agentCommand("scan", DEMO, "--application", "a b").complains(2, "allowed: ");
    sandbox.agentCommand("scan", DEMO, "--results", "none").complains(2, "none is no folder");
    sandbox.agentCommand("scan", "text.jar").complains(1, "text.jar cannot be read");
    sandbox
        .agentCommand("scan", DEMO, "--results", "text.jar")
        .complains(1, "text.jar is no file that");
    Files.createDirectories(sandbox.file("empty"));
    sandbox.agentCommand("scan", "empty").complains(1, "no class files in [empty]");
    sandbox.write("empty/Cut.class", "no class");
    sandbox.agentCommand("scan", "empty").complains(1, "no class file can be read in [empty]");
  }
}
