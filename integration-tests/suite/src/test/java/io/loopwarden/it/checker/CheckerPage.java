package io.loopwarden.it.checker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The page of the documentation that compares with Vert.x's checker, made of what both have said.
 *
 * @param jdk the feature version it was made on
 * @param rows its rows
 */
record CheckerPage(int jdk, List<Row> rows) {
  private static final Path FILE =
      Path.of(System.getProperty("basedir", ""))
          .toAbsolutePath()
          .resolve("../../docs/vertx-checker.md");

  private static final String HEAD =
      """
      # Beside Vert.x's blocked-thread checker

      Written by `BlockedThreadCheckerTest`: one service on Vert.x 5 (JDK %d, `-XX:+UseSerialGC`), with the agent attached and Vert.x's
      own checker at its defaults, both at the same time. Each situation was played %d times. A line counts from when it could be read
      in the file that it goes to; methods without a package are of `com.example.vertxweb`, in `integration-tests/applications/vertx-web`.

      """;

  private static final String COLUMNS =
      """
      | the loop was held by | the checker said | first line, after the beginning | first stack, after the beginning \
      | Loopwarden said | site | first line, after the beginning | last line, after the end |
      |---|---|---|---|---|---|---|---|
      """;

  private static final String EXPLANATION =
      """

      How to read it:

      - The checker looks once a second at how long each thread of Vert.x has been in one handler. From 2 s on it warns, from 5 s on it adds
        the stack of that moment. All three can be set lower; it then warns more often, and a stack still is one look at a time.
      - It tells while the loop is held, and again every second. Loopwarden tells when it is over, and while it lasts only from the threshold
        times 16 on: 1.6 s, 3.2 s, 6.4 s… A loop that never comes back is seen by both.
      - It needs no agent, no flag and no configuration: it is part of what already runs. It watches worker threads too (from 60 s on), which
        Loopwarden leaves alone.
      - It does not say why: a stopped process and a computation look the same to it, and after a pause its stack shows what the
        loop happens to do next.
      - It knows what Vert.x dispatches. What runs on an event loop beside that, or is spread over many short tasks, it does not see.
      - Loopwarden ran with `log.rate=unlimited`, so that each round is logged, `stall.warmup=0`, and `stall.platform=true`: by default, what
        the platform is to blame for is only counted.

      Leave the checker on. Neither disturbs the other.
      """;

  void publish() throws IOException {
    StringBuilder page = new StringBuilder(HEAD.formatted(jdk, rows.get(0).rounds().size()));
    page.append(COLUMNS.replace("\\\n", ""));
    rows.forEach(row -> page.append(row.inMarkdown()).append('\n'));
    Files.writeString(FILE, page.append(EXPLANATION));
  }
}
