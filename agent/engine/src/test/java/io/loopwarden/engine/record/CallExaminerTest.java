package io.loopwarden.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.catalogue.CatalogueReader;
import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.ConfigurationReader;
import io.loopwarden.engine.finding.Allowance;
import io.loopwarden.engine.finding.CollectedReports;
import io.loopwarden.engine.finding.Decision.Outcome;
import io.loopwarden.engine.finding.Finding;
import io.loopwarden.engine.finding.Fingerprint;
import io.loopwarden.engine.finding.Judge;
import io.loopwarden.engine.finding.Kind;
import io.loopwarden.engine.finding.MemoryShare;
import io.loopwarden.engine.policy.Policy;
import io.loopwarden.hooks.LoopwardenLoop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a stack that no test can produce would show: the frames here are made up. */
class CallExaminerTest {

  private static final Catalogue CATALOGUE = CatalogueReader.load();
  private static final Operation PARK =
      CATALOGUE.operation("java.util.concurrent.locks.LockSupport.park");
  private static final Operation CONNECT = CATALOGUE.operation("java.net.Socket.connect");

  private final CollectedReports<BlockingCall> collected =
      new CollectedReports<>(BlockingCall.class);
  private final List<BlockingCall> reports = collected.all;
  private @Nullable Judge judge;

  private CallExaminer examiner(String options) {
    return examiner(options, new Allowance(MemoryShare.FINDINGS));
  }

  private CallExaminer examiner(String options, Allowance memory) {
    Configuration configuration = ConfigurationReader.read(options, CATALOGUE.categories());
    assertThat(configuration.problems()).isEmpty();
    Policy policy = new Policy(configuration, CATALOGUE.categories());
    assertThat(policy.read()).isEmpty();
    judge =
        new Judge(configuration, policy, Map.of(MemoryShare.FINDINGS, memory), List.of(collected));
    CodeOwners owners = new CodeOwners(configuration, null);
    return new CallExaminer(
        CATALOGUE, configuration, owners, policy, new LoopMemory(), PlatformShare.UNKNOWN, judge);
  }

  /** The problems that are not accepted. */
  private List<Finding> violations() {
    List<Finding> violations = new ArrayList<>(judge().findings(Kind.BLOCKING_CALL));
    violations.removeIf(judge()::isAccepted);
    return violations;
  }

  private long count(Outcome outcome) {
    return judge().count(Kind.BLOCKING_CALL, outcome);
  }

  private Judge judge() {
    return Objects.requireNonNull(judge);
  }

  /** A path of the last of the functions, the application's. */
  private static CallPath path(Operation operation, String... functions) {
    List<StackWalker.StackFrame> frames = new ArrayList<>();
    for (String function : functions) {
      int dot = function.lastIndexOf('.');
      String className = function.substring(0, dot);
      frames.add(new MadeUp(ofJdk(className), className, function.substring(dot + 1)));
    }
    frames.set(frames.size() - 1, ((MadeUp) frames.get(frames.size() - 1)).ofApplication());
    return new CallPath(operation, CallPath.Kind.CALL, Thread.currentThread(), frames);
  }

  private static Class<?> ofJdk(String className) {
    try {
      return Class.forName(className, false, null);
    } catch (ClassNotFoundException e) {
      return Object.class; // the application's, which is set afterwards
    }
  }

  /** A frame of a class that has no class file to be read, for lack of such a class. */
  private record MadeUp(Class<?> type, String className, String methodName)
      implements StackWalker.StackFrame {
    MadeUp ofApplication() {
      return new MadeUp(CallExaminerTest.class, className, methodName);
    }

    @Override
    public String getClassName() {
      return className;
    }

    @Override
    public String getMethodName() {
      return methodName;
    }

    @Override
    public Class<?> getDeclaringClass() {
      return type;
    }

    @Override
    public String getDescriptor() {
      return "()V";
    }

    @Override
    public int getByteCodeIndex() {
      return 0;
    }

    @Override
    public String getFileName() {
      return className.substring(className.lastIndexOf('.') + 1) + ".java";
    }

    @Override
    public int getLineNumber() {
      return 7;
    }

    @Override
    public boolean isNativeMethod() {
      return false;
    }

    @Override
    public StackTraceElement toStackTraceElement() {
      return new StackTraceElement(className, methodName, getFileName(), getLineNumber());
    }
  }

  private static void call(CallExaminer examiner, CallPath path, long durationNanos) {
    examiner.judge(
        Objects.requireNonNull(examiner.incident(path, 1, durationNanos, 1, null)),
        null,
        1 - durationNanos,
        0);
  }

  private static final String[] LOCKING = {
    "java.util.concurrent.locks.LockSupport.park",
    "java.util.concurrent.locks.AbstractQueuedSynchronizer.acquire",
    "java.util.concurrent.locks.ReentrantLock.lock",
    "com.acme.Orders.load"
  };

  private static final String[] LOGGING = {
    "java.io.FileOutputStream.write",
    "java.util.logging.FileHandler.publish",
    "com.acme.Orders.load"
  };

  /** A call of a logger so many seconds after an event loop's begin. */
  private void logged(CallExaminer examiner, int seconds, int millis) {
    Operation write = CATALOGUE.operation("java.io.FileOutputStream.*");
    blocked(examiner, path(write, LOGGING), seconds, millis);
  }

  private static void blocked(CallExaminer examiner, CallPath path, int seconds, int millis) {
    LoopwardenLoop loop = new LoopwardenLoop(Thread.currentThread(), null);
    long endNanos = loop.metrics.startNanos() + seconds * 1_000_000_000L;
    long nanos = millis * 1_000_000L;
    CallIncident wait = examiner.incident(path, 1, nanos, endNanos, null);
    examiner.judge(Objects.requireNonNull(wait), loop, endNanos - nanos, 0);
  }

  @Test
  void loggingCountsFromTwiceTheThresholdOnInTheFirstSecondsOfAnEventLoop() {
    CallExaminer examiner = examiner("");
    logged(examiner, 9, 19);
    assertThat(reports).isEmpty();
    assertThat(count(Outcome.OF_PLATFORM)).isEqualTo(1);

    logged(examiner, 9, 20);
    assertThat(reports).hasSize(1);
    assertThat(violations()).hasSize(1);
  }

  @Test
  void anyOtherLockCountsFromTheThresholdOnFromTheBegin() {
    blocked(examiner(""), path(PARK, LOCKING), 1, 11);

    assertThat(reports).hasSize(1);
  }

  @Test
  void laterLoggingCountsFromTheThresholdOn() {
    logged(examiner(""), 10, 11);

    assertThat(reports).hasSize(1);
  }

  @Test
  void withAThresholdOfItsOwnOrWithoutAWarmUpLoggingCountsFromThatOn() {
    logged(examiner("threshold.logging=10ms"), 1, 11);
    logged(examiner("stall.warmup=0"), 1, 11);

    assertThat(reports).hasSize(2);
  }

  /** A logger's write to a file counts by the threshold of files, which can be set. */
  @Test
  void whatAThresholdOfAnotherCategoryLetThroughIsReported() {
    logged(examiner("threshold.file=0"), 1, 1);

    assertThat(reports).hasSize(1);
  }

  @Test
  void whatParkedIsReportedUnderTheNameOfWhatTheApplicationCalled() {
    CallExaminer examiner = examiner("");

    call(examiner, path(PARK, LOCKING), 30_000_000);

    assertThat(reports).hasSize(1);
    Finding finding = reports.get(0).finding();
    assertThat(finding.operation().name())
        .isEqualTo("java.util.concurrent.locks.ReentrantLock.lock");
    assertThat(finding.operation().category()).isEqualTo("lock");
    assertThat(finding.call()).isEqualTo("java.util.concurrent.locks.ReentrantLock.lock");
    assertThat(finding.site()).hasToString("com.acme.Orders.load(Orders.java:7)");
    assertThat(finding.fingerprint())
        .isEqualTo(
            Fingerprint.of(
                "java.util.concurrent.locks.ReentrantLock.lock", "com.acme.Orders", "load"));
  }

  @Test
  void aThresholdOfTheNamedCategoryIsApplied() {
    CallExaminer examiner = examiner("threshold.lock=50ms");

    call(examiner, path(PARK, LOCKING), 49_999_999);
    assertThat(reports).isEmpty();
    assertThat(violations()).isEmpty();

    call(examiner, path(PARK, LOCKING), 50_000_000);
    assertThat(reports).hasSize(1);
  }

  /** Two findings fit, and no third one. */
  private static Allowance ofTwo() {
    return new Allowance(
        3 * MemoryShare.FINDING_BYTES + 5 * (long) MemoryShare.FINDING_FRAME_BYTES);
  }

  private static CallPath connecting(String function) {
    return path(CONNECT, "java.net.Socket.connect", "com.acme." + function);
  }

  @Test
  void problemsThatDoNotFitAreCountedAsUnclassified() {
    CallExaminer examiner = examiner("", ofTwo());
    for (int i = 0; i < 12; i++) {
      call(examiner, connecting("Orders.load" + i % 4), 1);
    }

    assertThat(violations()).extracting(Finding::occurrences).containsExactly(3L, 3L);
    assertThat(violations())
        .extracting(finding -> finding.site().methodName())
        .containsExactly("load0", "load1");
    assertThat(count(Outcome.UNCLASSIFIED)).isEqualTo(6);
  }

  @Test
  void whatARuleAllowsStaysAllowedWhereNoProblemFits() {
    CallExaminer examiner = examiner("allow=com.acme.Legacy.* reason=old", ofTwo());
    for (int i = 0; i < 12; i++) {
      call(examiner, connecting("Orders.load" + i), 1);
      call(examiner, connecting("Legacy.load" + i), 1);
    }

    assertThat(count(Outcome.ALLOWED)).isEqualTo(12);
    assertThat(count(Outcome.UNCLASSIFIED)).isEqualTo(10);
    assertThat(violations()).hasSize(2);
  }

  @Test
  void whatTheBaselineAcceptsStaysAcceptedWhereNoProblemFits(@TempDir Path folder)
      throws IOException {
    StringBuilder entries = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      entries
          .append(Fingerprint.of(CONNECT.name(), "com.acme.Legacy", "load" + i))
          .append(" socket java.net.Socket.connect at com.acme.Legacy.load\n");
    }
    Path baseline = Files.writeString(folder.resolve("baseline"), entries);
    CallExaminer examiner = examiner("baseline=" + baseline, ofTwo());
    for (int i = 0; i < 12; i++) {
      call(examiner, connecting("Orders.load" + i), 1);
      call(examiner, connecting("Legacy.load" + i), 1);
    }

    assertThat(count(Outcome.ACCEPTED)).isEqualTo(12);
    assertThat(count(Outcome.UNCLASSIFIED)).isEqualTo(11);
    assertThat(violations())
        .extracting(finding -> finding.site().className())
        .containsExactly("com.acme.Orders");
  }
}
