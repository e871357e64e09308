package io.loopwarden.engine.watchdog.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The bound of the stacks that are laid over each other. */
class StackTreeTest {

  private static final int MANY = 20_000;

  private final StackTree tree = new StackTree();

  private static StackTraceElement frame(String method) {
    return new StackTraceElement("com.acme.Orders", method, "Orders.java", 1);
  }

  @Test
  void whatHasNoRoomCountsForTheFrameAbove() {
    for (int i = 0; i < MANY; i++) {
      tree.add("route", List.of(frame("load" + i), frame("run")), 1_000);
    }
    StringBuilder lines = new StringBuilder();

    tree.write("route", MANY * 1_000L, lines);

    List<String> all = lines.toString().lines().toList();
    assertThat(all).hasSizeLessThan(MANY / 2);
    assertThat(all.stream().mapToLong(StackTreeTest::micros).sum()).isEqualTo(MANY);
    assertThat(all).anyMatch(line -> line.matches("route;com\\.acme\\.Orders\\.run [0-9]{5}"));
  }

  private static long micros(String line) {
    return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
  }
}
