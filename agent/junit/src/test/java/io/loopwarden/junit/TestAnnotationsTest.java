package io.loopwarden.junit;

import static io.loopwarden.junit.FakeEngine.QUERY;
import static io.loopwarden.junit.FakeEngine.SLEEP;
import static io.loopwarden.junit.LoopwardenAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopwarden.api.BlockingEvents;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the annotations, the parameter and the settings of a test do. */
class TestAnnotationsTest {

  @BeforeAll
  static void connect() {
    FakeEngine.connect();
  }

  private static void block(String operation, Duration duration) {
    FakeEngine.block(operation, duration, FakeEngine.scope(), "VIOLATION");
  }

  static class Allowed {
    @Test
    @BlockingAllowed(operation = SLEEP, reason = "it is a test")
    void itsOperation() {
      FakeEngine.block(SLEEP);
    }

    @Test
    @BlockingAllowed(operation = SLEEP, reason = "it is a test")
    void another() {
      FakeEngine.block(SLEEP);
      FakeEngine.block(QUERY);
    }

    @Test
    @BlockingAllowed(operation = SLEEP, reason = "it is a test")
    @BlockingAllowed(operation = QUERY, reason = "it is a test as well")
    void both() {
      FakeEngine.block(SLEEP);
      FakeEngine.block(QUERY);
    }

    @Test
    @BlockingAllowed(operation = "stall", reason = "it computes")
    void anyStall() {
      FakeEngine.block("stall:cpu");
    }

    @Test
    @BlockingAllowed(operation = "stall:cpu", reason = "it computes")
    void aStallOfACause() {
      FakeEngine.block("stall:cpu");
    }
  }

  @Test
  void allowedIsWhatIsNamed() {
    Outcome outcome = Outcome.of(Allowed.class);

    assertThat(outcome.failed()).containsExactly("another()");
    assertThat(outcome.message("another()")).contains(QUERY).doesNotContain(SLEEP);
  }

  @BlockingAllowed(operation = SLEEP, reason = "the class is about sleep")
  static class ClassAllowed {
    @BeforeAll
    static void start() {
      FakeEngine.block(SLEEP);
    }

    @Test
    void sleeps() {
      FakeEngine.block(SLEEP);
    }

    @Nested
    class Inner {
      @Test
      void sleepsToo() {
        FakeEngine.block(SLEEP);
      }

      @Test
      void queries() {
        FakeEngine.block(QUERY);
      }

      @Test
      @NonBlocking
      void isAnnotated() {
        FakeEngine.block(SLEEP);
      }
    }
  }

  @Test
  void allowedInAClassIsAllowedInWhatIsInIt() {
    assertThat(Outcome.of(ClassAllowed.class).failed()).containsExactly("queries()");
    assertThat(Outcome.ofAnnotated(ClassAllowed.class).failed()).isEmpty();
  }

  static class Wrong {
    @Test
    @BlockingAllowed(operation = SLEEP, reason = " ")
    void blankReason() {}

    @Test
    @BlockingAllowed(operation = "java.lang.Thread.slep", reason = "it is a test")
    void allowedUnknown() {}

    @Test
    @ExpectBlocking(operation = "java.lang.Thread.slep")
    void expectedUnknown() {}

    @Test
    @ExpectBlocking(operation = SLEEP, atMost = 0)
    void noDebt() {}

    @Test
    @ExpectBlocking(operation = SLEEP, longest = "soon")
    void noDuration() {}
  }

  @Test
  void whatIsWrongGetsOneLineThatNamesIt() {
    Outcome outcome = Outcome.of(Wrong.class);

    assertThat(outcome.message("blankReason()"))
        .isEqualTo(
            "@BlockingAllowed on Wrong.blankReason(): the reason is blank; say why it may block");
    assertThat(outcome.message("allowedUnknown()"))
        .isEqualTo(
            "@BlockingAllowed on Wrong.allowedUnknown(): there is no operation"
                + " \"java.lang.Thread.slep\"; the nearest is \"java.lang.Thread.sleep\"");
    assertThat(outcome.message("expectedUnknown()"))
        .isEqualTo(
            "@ExpectBlocking on Wrong.expectedUnknown(): there is no operation"
                + " \"java.lang.Thread.slep\"; the nearest is \"java.lang.Thread.sleep\"");
    assertThat(outcome.message("noDebt()"))
        .isEqualTo("@ExpectBlocking on Wrong.noDebt(): atMost must be at least 1, not 0");
    assertThat(outcome.message("noDuration()"))
        .isEqualTo(
            "@ExpectBlocking on Wrong.noDuration(): \"soon\" is not a duration;"
                + " allowed: a number with us, ms, s or m");
    assertThat(outcome.failed()).hasSize(5);
    for (String name : outcome.failed()) {
      assertThat(outcome.failure(name).getStackTrace()).isEmpty();
    }
  }

  static class Debt {
    @Test
    @ExpectBlocking(operation = SLEEP, atMost = 2, longest = "20ms")
    void within() {
      block(SLEEP, Duration.ofMillis(20));
      FakeEngine.block(SLEEP);
    }

    @Test
    @ExpectBlocking(operation = SLEEP, atMost = 2)
    void tooOften() {
      FakeEngine.block(SLEEP);
      FakeEngine.block(SLEEP);
      FakeEngine.block(SLEEP);
    }

    @Test
    @ExpectBlocking(operation = SLEEP, longest = "20ms")
    void tooLong() {
      FakeEngine.block(SLEEP);
      block(SLEEP, Duration.ofMillis(21));
    }

    @Test
    @ExpectBlocking(operation = SLEEP)
    void isGone() {}

    @Test
    @ExpectBlocking(operation = SLEEP)
    void somethingElse() {
      FakeEngine.block(SLEEP);
      FakeEngine.block(QUERY);
    }

    @Test
    @ExpectBlocking(operation = SLEEP)
    void isInTheBaseline() {
      FakeEngine.block(SLEEP, Duration.ofMillis(1), FakeEngine.scope(), "ACCEPTED");
    }

    @Test
    @ExpectBlocking(operation = SLEEP)
    void failsBefore() {
      throw new IllegalStateException("its own");
    }

    @TestFactory
    @ExpectBlocking(operation = SLEEP, atMost = 2)
    Stream<DynamicTest> dynamic() {
      return Stream.of(
          DynamicTest.dynamicTest("one", () -> FakeEngine.block(SLEEP)),
          DynamicTest.dynamicTest("none", () -> {}),
          DynamicTest.dynamicTest("two", () -> FakeEngine.block(SLEEP)));
    }
  }

  @Test
  void debtMayStayButNotGrow() {
    Outcome outcome = Outcome.of(Debt.class);

    assertThat(outcome.failed())
        .containsExactly("failsBefore()", "isGone()", "somethingElse()", "tooLong()", "tooOften()");
    assertThat(outcome.message("tooOften()"))
        .startsWith(SLEEP + " blocked 3 times, atMost is 2: an event loop was blocked:");
    assertThat(outcome.message("tooLong()")).startsWith(SLEEP + " blocked for longer than 20 ms: ");
    assertThat(outcome.message("isGone()"))
        .isEqualTo(SLEEP + " no longer blocks an event loop here: remove @ExpectBlocking");
    assertThat(outcome.message("somethingElse()")).contains(QUERY).doesNotContain(SLEEP);
    assertThat(outcome.failure("failsBefore()").getSuppressed()).isEmpty();
  }

  static class JudgesItself {
    @Test
    void looks(BlockingEvents events) {
      assertThat(events).isEmpty();
      FakeEngine.blockUntold(SLEEP);
      FakeEngine.block("stall:cpu");
      assertThat(events)
          .isNotEmpty()
          .hasSize(2)
          .hasBlockingCall(SLEEP)
          .doesNotHaveBlockingCall(QUERY)
          .hasStall()
          .hasStall("cpu");
      assertThat(events.violations()).hasSize(2);
      assertThat((Iterable<?>) events).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = 1)
    void looksWithAnArgument(int number, BlockingEvents events) {
      FakeEngine.block(SLEEP, Duration.ofMillis(1), FakeEngine.scope(), "ALLOWED");
      assertThat(events).hasSize(number - 1).doesNotHaveStall();
      assertThat(events.allowedOrAccepted()).hasSize(number);
    }

    @TestFactory
    Stream<DynamicTest> dynamic(BlockingEvents events) {
      return Stream.of(
          DynamicTest.dynamicTest("one", () -> FakeEngine.block(SLEEP)),
          DynamicTest.dynamicTest("two", () -> assertThat(events).hasSize(1)));
    }

    @Test
    void complains(BlockingEvents events) {
      FakeEngine.block(SLEEP);
      assertThatThrownBy(() -> assertThat(events).isEmpty())
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("event=blocking_call operation=" + SLEEP);
      assertThatThrownBy(() -> assertThat(events).hasBlockingCall(QUERY))
          .hasMessageContaining("expected that " + QUERY + " blocks an event loop");
      assertThatThrownBy(() -> assertThat(events).hasSize(2))
          .hasMessageContaining("blocked 2 times, not 1");
      assertThatThrownBy(() -> assertThat(events).doesNotHaveBlockingCall(SLEEP))
          .hasMessageContaining("expected that " + SLEEP + " does not block");
      assertThatThrownBy(() -> assertThat(events).hasStall("cpu"))
          .hasMessageContaining("expected that stall:cpu blocks");
      assertThatThrownBy(() -> assertThat(events).hasBlockingCall("Thread.sleep"))
          .hasMessageContaining("there is no operation \"Thread.sleep\"; the nearest is");
    }
  }

  @Test
  void aTestThatAsksForTheEventsJudgesThem() {
    Outcome outcome = Outcome.of(JudgesItself.class);

    assertThat(outcome.failed()).isEmpty();
    assertThat(outcome.passed()).hasSize(5);
  }

  static class Empty {
    @Test
    void isInnocent() {}
  }

  @Test
  void aWrongPatienceIsTold() {
    Outcome outcome =
        Outcome.of(
            Map.of(
                "junit.jupiter.extensions.autodetection.enabled", "true",
                "loopwarden.junit.patience", "long"),
            Empty.class);

    assertThat(outcome.message("Empty"))
        .isEqualTo(
            "loopwarden.junit.patience: \"long\" is not a duration;"
                + " allowed: a number with us, ms, s or m");
  }

  static class Judged {
    @Test
    @BlockingAllowed(operation = "left.to.Allowed.call", reason = "it is a test")
    void allows() {
      FakeEngine.block("left.to.Allowed.call");
      FakeEngine.block("left.to.Nobody.call");
    }

    @Test
    @ExpectBlocking(operation = "left.to.Expected.call")
    void expects() {
      FakeEngine.block("left.to.Expected.call");
    }

    @Test
    void judgesItself(BlockingEvents events) {
      FakeEngine.block("left.to.Asserted.call");
    }
  }

  @Test
  void whatATestJudgesIsLeftToIt() {
    Outcome.of(Judged.class);

    assertThat(FakeEngine.judged("left.to.Allowed.call")).isEqualTo(1);
    assertThat(FakeEngine.judged("left.to.Expected.call")).isEqualTo(1);
    assertThat(FakeEngine.judged("left.to.Asserted.call")).isEqualTo(1);
    assertThat(FakeEngine.judged("left.to.Nobody.call")).isZero();
  }
}
