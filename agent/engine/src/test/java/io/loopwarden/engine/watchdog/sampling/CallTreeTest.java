package io.loopwarden.engine.watchdog.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.watchdog.sampling.Sample.State;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallTreeTest {

  private final List<Sample> samples = new ArrayList<>();

  @Test
  void noSamplesAreNoTree() {
    assertThat(CallTree.of(samples).lines()).isEmpty();
    assertThat(CallTree.of(samples).heaviestStack()).isEmpty();
  }

  @Test
  void whatAllSamplesHaveInCommonIsOneLine() {
    sample(10, "compress", "handle", "run");
    sample(10, "compress", "handle", "run");

    assertThat(CallTree.of(samples).lines())
        .containsExactly("100% com.acme.Orders.compress(Orders.java:1)");
  }

  @Test
  void waysPartWithTheirShares() {
    sample(60, "compress", "handle", "run");
    sample(40, "hash", "handle", "run");

    assertThat(CallTree.of(samples).lines())
        .containsExactly(
            "100% com.acme.Orders.handle(Orders.java:2)",
            "  60% com.acme.Orders.compress(Orders.java:1)",
            "  40% com.acme.Orders.hash(Orders.java:1)");
  }

  @Test
  void whatIsBelowFivePercentIsLeftOut() {
    sample(97, "compress", "handle", "run");
    sample(3, "log", "handle", "run");

    assertThat(CallTree.of(samples).lines())
        .containsExactly("97% com.acme.Orders.compress(Orders.java:1)");
  }

  @Test
  void samplesCountByTheTimeThatTheyStandFor() {
    sample(1, "first", "run");
    sample(1, "first", "run");
    sample(8, "second", "run");

    assertThat(methods()).containsExactly("second", "run");
  }

  @Test
  void theHeaviestStackEndsWhereTheTimeWasSpentInTheMethodItself() {
    sample(70, "handle", "run");
    sample(30, "log", "handle", "run");

    assertThat(methods()).containsExactly("handle", "run");
  }

  @Test
  void theLineOfAFrameIsWhereItCalledTheNextForMostOfTheTime() {
    sample(20, frame("connect", 1), frame("load", 10), frame("run", 3));
    sample(30, frame("query", 1), frame("load", 11), frame("run", 3));
    sample(50, frame("query", 2), frame("load", 12), frame("run", 3));

    assertThat(CallTree.of(samples).heaviestStack())
        .containsExactly(frame("query", 2), frame("load", 12), frame("run", 3));
  }

  @Test
  void recursionIsKeptApartByDepth() {
    sample(50, "walk", "walk", "run");
    sample(50, "walk", "walk", "walk", "run");

    assertThat(methods()).containsExactly("walk", "walk", "walk", "run");
  }

  private List<String> methods() {
    return CallTree.of(samples).heaviestStack().stream()
        .map(StackTraceElement::getMethodName)
        .toList();
  }

  private void sample(long weight, String... innermostFirst) {
    StackTraceElement[] stack = new StackTraceElement[innermostFirst.length];
    for (int i = 0; i < innermostFirst.length; i++) {
      stack[i] = frame(innermostFirst[i], i + 1);
    }
    sample(weight, stack);
  }

  private void sample(long weight, StackTraceElement... stack) {
    samples.add(new Sample(weight, State.RUNNING, List.of(stack), 1, "", null, null, false));
  }

  private static StackTraceElement frame(String method, int line) {
    return new StackTraceElement("com.acme.Orders", method, "Orders.java", line);
  }
}
