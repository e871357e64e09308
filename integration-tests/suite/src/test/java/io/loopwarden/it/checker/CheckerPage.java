package io.loopwarden.it.checker;

import io.loopwarden.it.harness.DocsPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The page of the documentation that compares Vert.x's checker with Loopwarden, made of their logs.
 *
 * @param jdk the feature version it was made on
 * @param rows its rows
 */
record CheckerPage(int jdk, List<Row> rows) {
  private static final Path FILE = DocsPage.named("vertx-checker.md");

  private static final String HEAD =
      """
      # Vert.x's blocked-thread checker and Loopwarden in the same situations

      Vert.x has a checker of its own that logs a warning when one of its threads is blocked. This page compares it with Loopwarden. It is written by
      `BlockedThreadCheckerTest`: one service on Vert.x 5 (JDK %d, `-XX:+UseSerialGC`), with the agent attached and Vert.x's checker at its defaults, both
      at the same time. Each situation was repeated %d times. Methods without a package are in `com.example.vertxweb`
      (`integration-tests/programs/applications/vertx-web`). [Words](README.md#words) explains *stall* and the other terms.

      ## When

      Times count until the line could be read in the log file. All but the last column are measured from the beginning of the situation, the last one from
      its end.

      | the event loop was held up by | checker: first line | checker: first stack | Loopwarden: first line | Loopwarden: last line |
      |---|---|---|---|---|
      """;

  private static final String TEXTS =
      """

      ## What

      Where rounds differ, the number of rounds is in brackets.

      """;

  private static final String EXPLANATION =
      """

      ## Differences

      - Once a second, the checker looks at how long each thread of Vert.x has been in one handler. From 2 s on it warns, from 5 s on it adds the stack of
        that moment. All three times can be set lower; it then warns more often, and a stack is still one look at a time.
      - The checker reports while the event loop is held up, again every second. Loopwarden reports at the end, and meanwhile only from 16 times the
        threshold on: 1.6 s, 3.2 s, 6.4 s… Both report an event loop that is held up for ever.
      - The checker needs no agent, no flag and no configuration. It also watches worker threads (from 60 s on). Loopwarden does not watch single worker
        threads; it reports a [pool](pools.md) whose threads are all busy while tasks wait.
      - The checker does not report a cause: a stopped process and a computation look the same. After a pause, its stack shows what the event loop does
        next.
      - The checker sees what Vert.x dispatches. It does not see other work on an event loop, or many short tasks.
      - Loopwarden ran with `log.rate=unlimited`, so that each round is logged, with `stall.warmup=0`, and with `stall.platform=true`. By default,
        stalls that the platform caused are only counted.

      Leave the checker on. Neither disturbs the other.
      """;

  void publish() throws IOException {
    StringBuilder page = new StringBuilder(HEAD.formatted(jdk, rows.get(0).rounds().size()));
    rows.forEach(row -> page.append(row.times()));
    page.append(TEXTS);
    rows.forEach(row -> page.append(row.texts()));
    Files.writeString(FILE, page.append(EXPLANATION));
  }
}
