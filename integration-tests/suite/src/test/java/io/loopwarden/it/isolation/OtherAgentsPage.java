package io.loopwarden.it.isolation;

import io.loopwarden.it.harness.DocsPage;
import io.loopwarden.it.harness.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The page about agents of others, written with {@code -Pother-agents} and {@code
 * -Dloopwarden.it.publish=true}. It has a row for each run; a run that failed and succeeds when it
 * is repeated has the row of its success.
 */
final class OtherAgentsPage {
  private static final Path FILE = DocsPage.named("other-agents.md");
  private static final String HEAD =
      """
      # Other agents

      Loopwarden runs beside other agents, whichever is first on the command line. `BesideOtherAgentsTest` writes this page: each
      row is a JVM with a program that sleeps on an event loop at two lines, for 50 and 400 ms. Loopwarden reported both in each run
      of which the table says what the other agent did.

      | agent | version | what it did | JDK | first | seconds without Loopwarden | with |
      |---|---|---|---|---|---|---|
      """;
  private static final String TAIL =
      """

      The seconds are those of one run each, from the start of the JVM to its end, on a busy machine: they show that nothing waits for
      a time-out, and are no benchmark. Agents that send data to a server did not find one.

      ## Notes

      - **BlockHound** throws its error before the operation begins; Loopwarden reports the call all the same, with the short
        time that it took to refuse it. BlockHound needs `-XX:+AllowRedefinitionToAddDeleteMethods`, as without Loopwarden. While
        the first event loop waits for Loopwarden to weave the JDK, which takes a tenth of a second, it spins, because BlockHound refuses
        any other wait.
      - **Mockito** and **Byte Buddy agent** are loaded with `-javaagent`, as Mockito recommends from JDK 21 on.
      - **Glowroot**'s release cannot read class files of JDK 25: it changes no class there, with Loopwarden or without. Its page is not in the
        artifact that Maven Central has, so it ran with the address of a collector.
      - **async-profiler** is loaded with `-agentpath`.

      To repeat the small ones, run the suite; for all of them, and to write this page:

      ```
      mvn -f integration-tests/pom.xml -pl harness,suite test -Dsurefire.failIfNoSpecifiedTests=false \\
          -Pother-agents -Dtest=BesideOtherAgentsTest -Dloopwarden.it.publish=true
      ```
      """;

  private final Map<String, String> works = new HashMap<>();
  private final Map<String, String> rows = new TreeMap<>();

  /** Whether it is to be written. */
  static boolean isWanted() {
    return DocsPage.isToBeWritten() && OtherAgent.chosen().size() == OtherAgent.values().length;
  }

  /** Notes that a run begins: until it succeeds, its row says that it failed. */
  synchronized void begin(OtherAgent agent, Jdk jdk, boolean otherFirst) {
    if (isWanted()) {
      put(agent, jdk, otherFirst, "**this run failed**", "–", "–");
    }
  }

  /** Notes what an agent did on a JDK. */
  synchronized void work(OtherAgent agent, Jdk jdk, String work) {
    works.put(agent + " " + jdk, work);
  }

  /** Notes a run in which both did their work. */
  synchronized void add(
      OtherAgent agent, Jdk jdk, boolean otherFirst, Duration alone, Duration both) {
    if (alone != null) {
      String work = works.get(agent + " " + jdk);
      put(agent, jdk, otherFirst, work, seconds(alone), seconds(both));
    }
  }

  private void put(
      OtherAgent agent, Jdk jdk, boolean otherFirst, String work, String alone, String both) {
    String row =
        String.join(
            " | ",
            "| " + agent,
            agent.version(),
            work,
            Integer.toString(jdk.feature()),
            otherFirst ? "the other" : "Loopwarden",
            alone,
            both + " |");
    rows.put(
        String.format(Locale.ROOT, "%02d %d %b", agent.ordinal(), jdk.feature(), !otherFirst), row);
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
  }

  /** Writes the page, if that is wanted. */
  void write() throws IOException {
    if (isWanted()) {
      Files.writeString(FILE, HEAD + String.join("\n", rows.values()) + "\n" + TAIL);
    }
  }
}
