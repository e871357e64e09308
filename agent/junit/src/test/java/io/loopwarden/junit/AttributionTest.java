package io.loopwarden.junit;

import static io.loopwarden.junit.FakeEngine.QUERY;
import static io.loopwarden.junit.FakeEngine.SLEEP;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which test, class or execution fails for what blocked an event loop. */
class AttributionTest {

  private static final Map<String, String> PARALLEL =
      Map.of(
          "junit.jupiter.extensions.autodetection.enabled", "true",
          "junit.jupiter.execution.parallel.enabled", "true",
          "junit.jupiter.execution.parallel.config.strategy", "fixed",
          "junit.jupiter.execution.parallel.config.fixed.parallelism", "2");

  @BeforeAll
  static void connect() {
    FakeEngine.connect();
  }

  static class OneBlocks {
    @Test
    void blocks() {
      FakeEngine.block(SLEEP);
    }

    @Test
    void blocksWithoutScope() {
      FakeEngine.blockUnscoped(SLEEP);
    }

    @Test
    void isToldLate() {
      FakeEngine.blockUntold(SLEEP);
    }

    @Test
    void isInnocent() {}
  }

  @Test
  void theTestThatBlocksFails() {
    Outcome outcome = Outcome.of(OneBlocks.class);

    assertThat(outcome.failed())
        .containsExactly("blocks()", "blocksWithoutScope()", "isToldLate()");
    assertThat(outcome.passed()).containsExactly("isInnocent()");
    assertThat(outcome.failure("blocks()"))
        .isExactlyInstanceOf(AssertionError.class)
        .hasMessage(
            "an event loop was blocked:\n\nWARN loopwarden event=blocking_call operation=" + SLEEP);
    assertThat(outcome.failure("blocks()").getStackTrace())
        .containsExactly(new StackTraceElement("com.acme.Orders", "load", "Orders.java", 42));
  }

  static class AroundTests {
    @BeforeEach
    void prepare(TestInfo test) {
      if (test.getDisplayName().equals("isPrepared()")) {
        FakeEngine.block(SLEEP);
      }
    }

    @AfterEach
    void cleanUp(TestInfo test) {
      if (test.getDisplayName().equals("isCleanedUp()")) {
        FakeEngine.blockUnscoped(SLEEP);
      }
    }

    @Test
    void isPrepared() {}

    @Test
    void isCleanedUp() {}

    @Test
    void isInnocent() {}
  }

  @Test
  void whatIsDoneForEachTestBelongsToIt() {
    Outcome outcome = Outcome.of(AroundTests.class);

    assertThat(outcome.failed()).containsExactly("isCleanedUp()", "isPrepared()");
  }

  static class BeforeAllTests {
    @BeforeAll
    static void start() {
      // One that had lasted would have begun while a test of the class before was running.
      FakeEngine.block(SLEEP, Duration.ZERO, FakeEngine.scope(), "VIOLATION");
    }

    @Test
    void isInnocent() {}
  }

  static class AfterAllTests {
    @Test
    void isInnocent() {}

    @AfterAll
    static void stop() {
      FakeEngine.blockUnscoped(SLEEP);
    }
  }

  @Test
  void whatIsDoneForAllTestsBelongsToTheClass() {
    Outcome outcome = Outcome.of(BeforeAllTests.class, AfterAllTests.class);

    assertThat(outcome.failed()).containsExactly("AfterAllTests", "BeforeAllTests");
    assertThat(outcome.passed()).hasSize(2);
    assertThat(outcome.message("BeforeAllTests"))
        .startsWith("before all tests of BeforeAllTests: an event loop was blocked:");
    assertThat(outcome.message("AfterAllTests")).startsWith("after all tests of AfterAllTests: ");
  }

  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  static class Late {
    private static Object scope;

    @Test
    @Order(1)
    void leavesSomethingBehind() {
      scope = FakeEngine.scope();
    }

    @Test
    @Order(2)
    void isInnocent() {
      FakeEngine.block(SLEEP, Duration.ofMillis(1), scope, "VIOLATION");
    }
  }

  @Test
  void whatEndsAfterItsTestFailsTheClass() {
    Outcome outcome = Outcome.of(Late.class);

    assertThat(outcome.failed()).containsExactly("Late");
    assertThat(outcome.message("Late"))
        .startsWith("after test Late.leavesSomethingBehind() had ended: an event loop was blocked");
  }

  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  static class BegunBefore {
    private static long began;

    @Test
    @Order(1)
    void begins() {
      began = System.nanoTime();
    }

    @Test
    @Order(2)
    void isInnocent() {
      FakeEngine.blockSince(SLEEP, began);
    }
  }

  @Test
  void theTestCountsInWhichItBegan() {
    Outcome outcome = Outcome.of(BegunBefore.class);

    assertThat(outcome.failed()).containsExactly("BegunBefore");
    assertThat(outcome.message("BegunBefore"))
        .contains("after test BegunBefore.begins() had ended");
  }

  static class First {
    private static Object scope;

    @Test
    void leavesSomethingBehind() {
      scope = FakeEngine.scope();
    }
  }

  static class Second {
    @Test
    void isInnocent() {
      FakeEngine.block(SLEEP, Duration.ofMillis(1), First.scope, "VIOLATION");
    }
  }

  @Test
  void whatEndsAfterItsClassFailsTheExecution() {
    Outcome outcome = Outcome.of(First.class, Second.class);

    assertThat(outcome.failed()).containsExactly("junit-jupiter");
    assertThat(outcome.message("junit-jupiter"))
        .startsWith("after test First.leavesSomethingBehind() had ended: ");
  }

  @Test
  void whatEndsAfterItsExecutionFailsTheNextOne() {
    Outcome.of(First.class);

    Outcome outcome = Outcome.of(Second.class);

    assertThat(outcome.failed()).containsExactly("junit-jupiter");
    assertThat(outcome.message("junit-jupiter"))
        .startsWith("after test First.leavesSomethingBehind() had ended: ");
  }

  static class Outer {
    @Test
    void isInnocent() {}

    @Nested
    class Inner {
      @BeforeAll
      static void start() {
        FakeEngine.block(SLEEP);
      }

      @Test
      void blocks() {
        FakeEngine.block(QUERY);
      }
    }
  }

  @Test
  void nestedClassesFailThemselves() {
    Outcome outcome = Outcome.of(Outer.class);

    assertThat(outcome.failed()).containsExactly("Inner", "blocks()");
    assertThat(outcome.message("Inner")).startsWith("before all tests of Inner: ");
  }

  static class Templates {
    @ParameterizedTest
    @ValueSource(strings = {"blocks", "does not"})
    void parameterized(String what) {
      if (what.equals("blocks")) {
        FakeEngine.block(SLEEP);
      }
    }

    @RepeatedTest(3)
    void repeated(RepetitionInfo repetition) {
      if (repetition.getCurrentRepetition() == 2) {
        FakeEngine.blockUnscoped(SLEEP);
      }
    }

    @TestFactory
    Stream<DynamicTest> dynamic() {
      return Stream.of(
          DynamicTest.dynamicTest("innocent", () -> {}),
          DynamicTest.dynamicTest("innocent", () -> {}),
          DynamicTest.dynamicTest("blocks", () -> FakeEngine.block(SLEEP)),
          DynamicTest.dynamicTest("blocks without a scope", () -> FakeEngine.blockUnscoped(SLEEP)));
    }
  }

  @Test
  void theInvocationOfATemplateFails() {
    Outcome outcome = Outcome.of(Templates.class);

    assertThat(outcome.failed())
        .containsExactly(
            "dynamic() #3",
            "dynamic() #4",
            "parameterized(java.lang.String) #1",
            "repeated(org.junit.jupiter.api.RepetitionInfo) #2");
    assertThat(outcome.passed()).hasSize(5);
  }

  static class FailsAnyway {
    @Test
    void blocksAndFails() {
      FakeEngine.block(SLEEP);
      throw new IllegalStateException("its own");
    }

    @TestFactory
    Stream<DynamicTest> dynamic() {
      return Stream.of(DynamicTest.dynamicTest("blocks and fails", this::blocksAndFails));
    }
  }

  @Test
  void aTestsOwnFailureComesFirst() {
    Outcome outcome = Outcome.of(FailsAnyway.class);

    assertThat(outcome.failed()).containsExactly("blocksAndFails()", "dynamic() #1");
    for (String name : outcome.failed()) {
      Throwable failure = outcome.failure(name);
      assertThat(failure).hasMessage("its own");
      assertThat(failure.getSuppressed()).hasSize(1);
      assertThat(failure.getSuppressed()[0]).isInstanceOf(AssertionError.class);
    }
  }

  @Execution(ExecutionMode.CONCURRENT)
  static class Parallel {
    private static final CyclicBarrier BARRIER = new CyclicBarrier(2);

    @Test
    void blocks() throws Exception {
      BARRIER.await();
      FakeEngine.block(SLEEP);
      BARRIER.await();
    }

    @Test
    void isInnocent() throws Exception {
      BARRIER.await();
      BARRIER.await();
    }
  }

  @Test
  void testsSideBySideAreToldApartByTheirScopes() {
    Outcome outcome = Outcome.of(PARALLEL, Parallel.class);

    assertThat(outcome.failed()).containsExactly("blocks()");
  }

  @Execution(ExecutionMode.CONCURRENT)
  static class ParallelWithoutScope {
    private static final CyclicBarrier BARRIER = new CyclicBarrier(2);

    @Test
    void blocks() throws Exception {
      BARRIER.await();
      FakeEngine.blockUnscoped(SLEEP);
      BARRIER.await();
    }

    @Test
    void isBeside() throws Exception {
      BARRIER.await();
      BARRIER.await();
    }
  }

  @Test
  void allFailThatWereRunningIfNobodyKnows() {
    Outcome outcome = Outcome.of(PARALLEL, ParallelWithoutScope.class);

    assertThat(outcome.failed()).containsExactly("blocks()", "isBeside()");
    assertThat(outcome.message("isBeside()"))
        .contains("ParallelWithoutScope.blocks()")
        .contains("ParallelWithoutScope.isBeside()")
        .contains("were running, and whose work it was is not known");
  }

  static class OnAThreadOfItsOwn {
    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS, threadMode = ThreadMode.SEPARATE_THREAD)
    void hasAScope() {
      assertThat(FakeEngine.scope()).isNotNull();
    }
  }

  @Test
  void aTimeOutsThreadHasTheScopeOfItsTest() {
    Outcome outcome = Outcome.of(OnAThreadOfItsOwn.class);

    assertThat(outcome.passed()).containsExactly("hasAScope()");
    assertThat(FakeEngine.scope()).isNull();
  }

  @NonBlocking
  static class Twice {
    @RegisterExtension final LoopwardenExtension again = new LoopwardenExtension();

    @Test
    void blocks() {
      FakeEngine.block(SLEEP);
    }

    @Test
    void isInnocent() {}
  }

  @Test
  void registeredTwiceItJudgesOnce() {
    Outcome outcome = Outcome.of(Twice.class);

    assertThat(outcome.failed()).containsExactly("blocks()");
    assertThat(outcome.failure("blocks()").getSuppressed()).isEmpty();
  }

  static class OneIsAnnotated {
    @Test
    @NonBlocking
    void annotated() {
      FakeEngine.block(SLEEP);
    }

    @Test
    void notAnnotated() {
      FakeEngine.blockUnscoped(SLEEP);
    }
  }

  @Test
  void onlyWhatIsAnnotatedIsLookedAfter() {
    Outcome outcome = Outcome.ofAnnotated(OneIsAnnotated.class, BeforeAllTests.class);

    assertThat(outcome.failed()).containsExactly("annotated()");
    assertThat(FakeEngine.listeners()).isZero();
  }

  static class Excused {
    @Test
    void isKnown() {
      FakeEngine.block(SLEEP, Duration.ofMillis(1), FakeEngine.scope(), "ACCEPTED");
    }

    @Test
    void isAllowed() {
      FakeEngine.block(SLEEP, Duration.ofMillis(1), FakeEngine.scope(), "ALLOWED");
    }
  }

  @Test
  void whatIsExcusedFailsNobody() {
    assertThat(Outcome.of(Excused.class).failed()).isEmpty();
  }

  static class Flood {
    @Test
    void blocksVeryOften() {
      for (int i = 0; i < 2_500; i++) {
        FakeEngine.block(SLEEP);
      }
    }
  }

  @Test
  void ofAFloodThereIsOneReport() {
    String message = Outcome.of(Flood.class).message("blocksVeryOften()");

    assertThat(message).contains("(1000 times, this was the longest)").contains("and 1500 more");
    assertThat(message.split("event=blocking_call", -1)).hasSize(2);
  }
}
