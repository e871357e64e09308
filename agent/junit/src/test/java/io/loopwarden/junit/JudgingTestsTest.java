package io.loopwarden.junit;

import static io.loopwarden.junit.FakeEngine.QUERY;
import static io.loopwarden.junit.FakeEngine.SLEEP;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the agent's log leaves to the tests that run. */
class JudgingTestsTest {

  private final JudgingTests judging = new JudgingTests();

  @BeforeAll
  static void connect() {
    FakeEngine.connect();
  }

  private static Run test(Run parent, String... allowed) {
    return new Run(
        Run.Kind.TEST,
        parent,
        null,
        null,
        "test",
        new TestAnnotations(List.of(allowed), List.of()));
  }

  @Test
  void whatATestAllowsIsLeftToItUntilItEnds() {
    Run run = test(null, SLEEP);

    judging.begin(run);
    assertThat(FakeEngine.leftToTests()).containsExactly(SLEEP);

    judging.end(run);
    assertThat(FakeEngine.leftToTests()).isEmpty();
  }

  @Test
  void aTestThatAsksForItsEventsJudgesAll() {
    Run run = test(null, SLEEP);
    judging.begin(run);

    run.judgesItself = true;
    judging.judges(run);

    assertThat(FakeEngine.leftToTests()).containsExactly("*");
    judging.end(run);
  }

  @Test
  void besideOthersOnlyWhatAllJudgeIsLeftToThem() {
    Run both = test(null, SLEEP, QUERY);
    Run one = test(null, QUERY);
    Run none = test(null);
    judging.begin(both);
    judging.begin(one);
    assertThat(FakeEngine.leftToTests()).containsExactly(QUERY);

    judging.begin(none);
    assertThat(FakeEngine.leftToTests()).isEmpty();

    judging.end(none);
    judging.end(one);
    assertThat(FakeEngine.leftToTests()).containsExactlyInAnyOrder(SLEEP, QUERY);
    judging.end(both);
  }

  /** Its debt is that of the factory. */
  @Test
  void aDynamicTestIsPartOfItsFactory() {
    Run factory = test(null, SLEEP);
    judging.begin(factory);

    judging.begin(test(factory));

    assertThat(FakeEngine.leftToTests()).containsExactly(SLEEP);
    judging.end(factory);
  }
}
