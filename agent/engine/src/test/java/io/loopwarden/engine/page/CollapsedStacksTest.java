package io.loopwarden.engine.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.page.PageProblem.State;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stacks as tools for flame graphs read them. */
class CollapsedStacksTest {

  private static final long MILLI = TestPages.MILLI;

  private static List<String> lines(PageProblem... problems) {
    return CollapsedStacks.of(TestPages.page("orders", List.of(problems))).lines().toList();
  }

  @Test
  void aStackIsALineWithTheMicrosecondsThatItBlocked() {
    List<String> lines = lines(TestPages.problem(1, State.NEW, 3, 10 * MILLI));

    assertThat(lines)
        .singleElement()
        .asString()
        .startsWith("io.netty.channel.AbstractChannelHandlerContext.fire44;")
        .endsWith(
            ";com.acme.orders.Routes.handle;com.acme.orders.Orders.load1;java.lang.Thread.sleep"
                + " 30000");
  }

  @Test
  void equalStacksAreOneLine() {
    assertThat(
            lines(
                TestPages.problem(1, State.NEW, 3, 10 * MILLI),
                TestPages.problem(1, State.NEW, 1, MILLI),
                TestPages.problem(2, State.ACCEPTED, 1, MILLI)))
        .hasSize(2)
        .first()
        .asString()
        .endsWith(" 31000");
  }

  @Test
  void noNameLooksLikeASeparator() {
    assertThat(lines(TestPages.named("a;b c\nd 7")))
        .containsExactly("a,b_c\\u000Ad_7;a,b_c\\u000Ad_7 3000");
  }

  @Test
  void whereNothingWasBlockedThereIsNoLine() {
    assertThat(lines()).isEmpty();
  }
}
