package io.loopwarden.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MarkdownTableTest {

  @Test
  void columnsArePadded() {
    MarkdownTable table =
        new MarkdownTable("agent", "ns").row("none", "1.00").row("Loopwarden", "12.50");

    assertThat(table)
        .hasToString(
            """
            | agent      | ns    |
            |------------|-------|
            | none       | 1.00  |
            | Loopwarden | 12.50 |
            """);
  }

  @Test
  void aRowOfAnotherWidthIsRefused() {
    MarkdownTable table = new MarkdownTable("one", "two");

    assertThatThrownBy(() -> table.row("1")).hasMessage("1 cells for 2 headings");
  }
}
