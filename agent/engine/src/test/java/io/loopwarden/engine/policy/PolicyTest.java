package io.loopwarden.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.baseline.BaselineEntry;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.ConfigurationReader;
import io.loopwarden.engine.config.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PolicyTest {

  private static final List<String> CATEGORIES = List.of("file", "jdbc", "sleep");

  @TempDir private Path folder;

  private static Configuration configuration(String argument) {
    Configuration configuration = ConfigurationReader.read(argument, CATEGORIES);
    assertThat(configuration.problems()).isEmpty();
    return configuration;
  }

  private static Policy policy(String argument) {
    return new Policy(configuration(argument), CATEGORIES);
  }

  private Path file(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  /** The rule for one frame, the application's first. */
  private static @Nullable AllowRule find(Policy policy, String className, String methodName) {
    return policy.rules().find(List.of(className + "." + methodName), "sleep", 0);
  }

  private static List<String> usersPatterns(Policy policy) {
    List<String> patterns = new ArrayList<>();
    for (AllowRule rule : policy.rules().rules()) {
      if (!rule.isBuiltIn()) {
        patterns.add(rule.pattern());
      }
    }
    return patterns;
  }

  @Nested
  class WhatCodeAsksFor {

    private static final AllowRule LOAD = AllowRule.ofIntegration(true, "a.B.load", "a library");
    private static final AllowRule PARSE = AllowRule.ofIntegration(false, "a.B.parse", "a library");

    @Test
    void holdsAtOnceAndAfterTheNextReading() {
      Policy policy = policy("");

      policy.add(List.of(LOAD, PARSE));
      assertThat(find(policy, "a.B", "load")).isSameAs(LOAD);
      assertThat(find(policy, "a.B", "parse")).isSameAs(PARSE);
      assertThat(find(policy, "a.B", "loads")).isNull();

      policy.read();
      assertThat(find(policy, "a.B", "load")).isSameAs(LOAD);
    }

    @Test
    void isNoReasonToForgetLoopwardensOwnRules() {
      Policy policy = policy("");

      policy.add(List.of(LOAD));

      assertThat(policy.rules().rules()).anyMatch(AllowRule::isBuiltIn).contains(LOAD);
    }

    @Test
    void comesAfterWhatTheUserSays() {
      Policy policy = policy("allow=deny a.B.load reason=never");

      policy.add(List.of(LOAD));

      assertThat(find(policy, "a.B", "load").isAllow()).isFalse();
    }

    @Test
    void mayMatchAnyFrame() {
      Policy policy = policy("");
      assertThat(policy.needsWholeStack()).isFalse();

      policy.add(List.of(LOAD));

      assertThat(policy.needsWholeStack()).isTrue();
      assertThat(policy.rules().find(List.of("c.D.x", "a.B.load"), "sleep", 0)).isSameAs(LOAD);
    }

    @Test
    void isToldOfOnlyOnceUsed() {
      assertThat(LOAD.isBuiltIn()).isFalse();
      assertThat(LOAD.isToldOnlyOnceUsed()).isTrue();
    }
  }

  /** Nobody writes to it: to read it would hold up the reporter for ever. */
  @Test
  @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void pipesAreNoFiles() throws Exception {
    String pipe = folder.resolve("pipe").toString();
    new ProcessBuilder("mkfifo", pipe).start().waitFor();

    assertThat(policy("allow.file=" + pipe + ",baseline=" + pipe).read())
        .extracting(Problem::key)
        .containsExactlyInAnyOrder("allow.file", "baseline");
  }

  @Test
  void untilItIsReadNothingIsExcused() {
    Policy policy = policy("allow=* reason=why");

    assertThat(policy.rules().rules()).isEmpty();
  }

  @Test
  void ownRulesExcuseWhatFrameworksDo() {
    Policy policy = policy("");

    assertThat(policy.read()).isEmpty();

    AllowRule rule =
        find(policy, "io.netty.util.concurrent.SingleThreadEventExecutor", "confirmShutdown");
    assertThat(rule.isBuiltIn()).isTrue();
    assertThat(rule.allows(1)).isTrue();
    assertThat(
            find(
                policy,
                "io.grpc.netty.shaded.io.netty.util.concurrent.SingleThreadEventExecutor",
                "confirmShutdown"))
        .isSameAs(rule);
    assertThat(find(policy, "com.acme.Orders", "confirmShutdown")).isNull();
    assertThat(policy.needsWholeStack()).isFalse();
  }

  @Test
  void rulesOfTheOptionAreReadInOrder() {
    Policy policy = policy("allow=a.A.* reason=one;; deny b.B.b reason=two ;");

    assertThat(policy.read()).isEmpty();

    assertThat(usersPatterns(policy)).containsExactly("a.A.*", "b.B.b");
    assertThat(policy.needsWholeStack()).isTrue();
  }

  @Test
  void theFirstRuleThatMatchesAFrameDecides() {
    Policy policy = policy("allow=deny a.A.b reason=one;a.A.* reason=two;a.* reason=three");
    policy.read();

    assertThat(find(policy, "a.A", "b").reason()).isEqualTo("one");
    assertThat(find(policy, "a.A", "c").reason()).isEqualTo("two");
    assertThat(find(policy, "a.B", "c").reason()).isEqualTo("three");
    assertThat(find(policy, "b.B", "c")).isNull();
  }

  @Test
  void ofSeveralRulesForAFrameTheFirstThatIsLongEnoughAllows() {
    Policy policy =
        policy("allow=a.A.b up-to=5ms reason=one;a.A.* up-to=1s reason=two;deny a.* reason=three");
    policy.read();
    List<AllowRule> deciding = policy.rules().deciding(List.of("a.A.b"), "sleep", 0);

    assertThat(AllowRules.allowing(deciding, 5_000_000).reason()).isEqualTo("one");
    assertThat(AllowRules.allowing(deciding, 5_000_001).reason()).isEqualTo("two");
    assertThat(AllowRules.allowing(deciding, 1_000_000_001)).isNull();
    assertThat(AllowRules.allowing(List.of(), 0)).isNull();
  }

  @Test
  void aUsersRuleMayBeStricterThanAnOwnOneForTheSameFrame() {
    String loop = "io.netty.util.concurrent.SingleThreadEventExecutor.confirmShutdown";
    Policy policy = policy("allow=" + loop + " up-to=5ms reason=why");
    policy.read();
    List<AllowRule> deciding = policy.rules().deciding(List.of(loop), "sleep", 0);

    assertThat(AllowRules.allowing(deciding, 5_000_000).reason()).isEqualTo("why");
    assertThat(AllowRules.allowing(deciding, 5_000_001)).isNull();
  }

  @Test
  void theInnermostFrameWithARuleDecides() {
    Policy policy = policy("allow=a.Outer.* reason=outer;deny a.Inner.* reason=inner");
    policy.read();
    List<String> stack = List.of("java.lang.Thread.sleep", "a.Inner.m", "x.X.m", "a.Outer.m");

    assertThat(policy.rules().find(stack, "sleep", 1).reason()).isEqualTo("inner");
    assertThat(policy.rules().find(stack.subList(2, 4), "sleep", 1).reason()).isEqualTo("outer");
    assertThat(policy.rules().find(stack.subList(2, 3), "sleep", 0)).isNull();
    assertThat(policy.rules().find(List.of(), "sleep", -1)).isNull();
  }

  /** What lies below the application's first frame did not come between it and the operation. */
  @Test
  void ownRulesHoldAboveTheApplicationOnly() {
    Policy policy = policy("");
    policy.read();
    String shutdown = "io.netty.util.concurrent.SingleThreadEventExecutor.confirmShutdown";
    List<String> above = List.of(shutdown, "a.Application.m");
    List<String> below = List.of("a.Application.m", shutdown);

    assertThat(policy.rules().find(above, "sleep", 1)).isNotNull();
    assertThat(policy.rules().find(below, "sleep", 0)).isNull();
    assertThat(policy.rules().find(List.of(shutdown), "sleep", -1)).isNotNull();
  }

  @Test
  void locksOfFrameworksAreAllowedForAShortTimeAndThoseOfTheApplicationNever() {
    Policy policy = policy("");
    policy.read();
    for (String lock :
        List.of(
            "StampedLock.writeLock",
            "StampedLock.readLock",
            "ReentrantLock.tryLock",
            "ReentrantLock.lock")) {
      String frame = "java.util.concurrent.locks." + lock;
      AllowRule rule =
          policy.rules().find(List.of(frame, "io.netty.buffer.Pool.take", "a.B.c"), "file", 2);
      assertThat(rule).isNotNull();
      assertThat(rule.allows(100_000_000)).isTrue();
      assertThat(rule.allows(100_000_001)).isFalse();
      assertThat(policy.rules().find(List.of(frame, "com.acme.netty.Locks.take"), "file", 1))
          .isNull();
    }
  }

  @Test
  void filesThatVertxLooksAtAreAllowedAndThoseOfItsBlockingCallsAreNot() {
    Policy policy = policy("");
    policy.read();
    String read = "java.nio.file.Files.readAllBytes";
    String blocking = "io.vertx.core.file.impl.FileSystemImpl.readFileBlocking";
    String resolver = "io.vertx.core.file.impl.FileResolverImpl.resolve";

    assertThat(policy.rules().find(List.of(read, blocking, "a.B.c"), "file", 2)).isNull();
    assertThat(policy.rules().find(List.of(read, resolver, "a.B.c"), "file", 2)).isNotNull();
    assertThat(
            policy
                .rules()
                .find(List.of(read, blocking, "io.vertx.ext.web.T.read", "a.B.c"), "file", 3))
        .isNotNull();
  }

  @Test
  void whatHappensOnceIsAllowedForHalfASecond() {
    Policy policy = policy("");
    policy.read();
    for (String frame :
        List.of(
            "a.B.<clinit>",
            "java.lang.ClassLoader.loadClass",
            "org.apache.catalina.loader.WebappClassLoaderBase.loadClass")) {
      AllowRule rule = policy.rules().find(List.of(frame, "a.B.c"), "file", 1);
      assertThat(rule).isNotNull();
      assertThat(rule.allows(500_000_000)).isTrue();
      assertThat(rule.allows(500_000_001)).isFalse();
      assertThat(rule.tag()).isIn("one_off", "entropy");
    }
  }

  @Test
  void ownRulesCanBeSwitchedOff() {
    Policy policy = policy("allow=a.A.b reason=why,allow.builtin=false");

    assertThat(policy.read()).isEmpty();

    assertThat(policy.rules().rules()).extracting(AllowRule::pattern).containsExactly("a.A.b");
  }

  @Test
  void usersRulesComeBeforeOwnOnes() {
    Policy policy = policy("allow=deny io.netty.* reason=why");
    policy.read();

    assertThat(
            find(policy, "io.netty.util.concurrent.SingleThreadEventExecutor", "confirmShutdown")
                .isAllow())
        .isFalse();
  }

  @Test
  void aWrongRuleIsOneProblemAndTheOthersHold() {
    Policy policy = policy("allow=a.A.b;b.B.b reason=why");

    List<Problem> problems = policy.read();

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).key()).isEqualTo("allow");
    assertThat(problems.get(0).value()).isEqualTo("a.A.b");
    assertThat(problems.get(0).allowed())
        .isEqualTo(AllowRuleParser.FORM + "; here the reason is missing");
    assertThat(usersPatterns(policy)).containsExactly("b.B.b");
  }

  @Nested
  class RulesInAFile {

    @Test
    void theFileHasARuleALine() throws IOException {
      Path file = file("allow.txt", "# known", "", "a.A.b reason=one", "  b.B.b reason=two  ");
      Policy policy = policy("allow=c.C.c reason=three,allow.file=" + file);

      assertThat(policy.read()).isEmpty();

      assertThat(usersPatterns(policy)).containsExactly("c.C.c", "a.A.b", "b.B.b");
      assertThat(policy.needsWholeStack()).isTrue();
    }

    @Test
    void linesMayEndAsOnWindows() throws IOException {
      Path file = folder.resolve("allow.txt");
      Files.writeString(file, "a.A.b reason=one\r\nb.B.b reason=two\r\n");
      Policy policy = policy("allow.file=" + file);

      assertThat(policy.read()).isEmpty();
      assertThat(find(policy, "a.A", "b").reason()).isEqualTo("one");
    }

    @Test
    void aWrongLineIsNamedByItsNumber() throws IOException {
      Path file = file("allow.txt", "# known", "a.A.b reason=one", "b.B.b");
      Policy policy = policy("allow.file=" + file);

      List<Problem> problems = policy.read();

      assertThat(problems).hasSize(1);
      assertThat(problems.get(0).key()).isEqualTo("allow.file");
      assertThat(problems.get(0).value()).isEqualTo(file + ":3");
      assertThat(problems.get(0).allowed()).contains("the reason is missing");
      assertThat(usersPatterns(policy)).containsExactly("a.A.b");
    }

    @Test
    void aFileThatIsMissingIsOneProblem() {
      Path missing = folder.resolve("missing.txt");
      Policy policy = policy("allow.file=" + missing);

      assertThat(policy.read())
          .containsExactly(new Problem("allow.file", missing.toString(), "a readable file"));
      assertThat(policy.rules().rules()).isNotEmpty().allMatch(AllowRule::isBuiltIn);
    }

    @Test
    void aFolderIsNoFile() {
      assertThat(policy("allow.file=" + folder).read())
          .containsExactly(new Problem("allow.file", folder.toString(), "a readable file"));
    }

    @Test
    void aFileThatIsNoTextIsOneProblem() throws IOException {
      Path file = folder.resolve("allow.txt");
      Files.write(file, new byte[] {'a', (byte) 0xC3, '\n'});

      assertThat(policy("allow.file=" + file).read())
          .containsExactly(new Problem("allow.file", file.toString(), "a file in UTF-8"));
    }

    @Test
    void aChangedFileIsSeenAndReadAgain() throws IOException {
      Path file = file("allow.txt", "a.A.b reason=one");
      Policy policy = policy("allow.file=" + file);
      policy.read();
      AllowRules before = policy.rules();
      assertThat(policy.hasChanged()).isFalse();

      file("allow.txt", "a.A.b reason=one", "b.B.b reason=two");

      assertThat(policy.hasChanged()).isTrue();
      assertThat(policy.read()).isEmpty();
      assertThat(policy.hasChanged()).isFalse();
      assertThat(usersPatterns(policy)).containsExactly("a.A.b", "b.B.b");
      assertThat(policy.rules()).isNotSameAs(before);
      assertThat(before.find(List.of("b.B.b"), "jdbc", 0)).isNull();
    }

    @Test
    void aChangeThatKeepsTheLengthIsSeenByItsTime() throws IOException {
      Path file = file("allow.txt", "a.A.b reason=one");
      Policy policy = policy("allow.file=" + file);
      policy.read();

      file("allow.txt", "a.A.c reason=one");
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));

      assertThat(policy.hasChanged()).isTrue();
    }

    @Test
    void aFileThatAppearsOrGoesIsSeen() throws IOException {
      Path file = folder.resolve("allow.txt");
      Policy policy = policy("allow.file=" + file);
      policy.read();

      file("allow.txt", "a.A.b reason=one");
      assertThat(policy.hasChanged()).isTrue();
      assertThat(policy.read()).isEmpty();

      Files.delete(file);
      assertThat(policy.hasChanged()).isTrue();
      assertThat(policy.read()).hasSize(1);
      assertThat(usersPatterns(policy)).isEmpty();
    }

    @Test
    void whatARuleExcusedStaysCountedWhenTheFileIsReadAgain() throws IOException {
      Path file = file("allow.txt", "a.A.b reason=one", "c.C.c reason=three");
      Policy policy = policy("allow.file=" + file);
      policy.read();
      find(policy, "a.A", "b").use(500_000);
      find(policy, "c.C", "c").use(500_000);

      file("allow.txt", "b.B.b reason=two", "a.A.b reason=one", "c.C.c reason=another");
      policy.read();

      assertThat(find(policy, "a.A", "b").uses()).isEqualTo(1);
      assertThat(find(policy, "b.B", "b").uses()).isZero();
      assertThat(find(policy, "c.C", "c").uses()).isZero();
    }

    @Test
    void withoutAFileNothingChanges() {
      assertThat(policy("allow=a.A.b reason=why").hasChanged()).isFalse();
    }
  }

  @Nested
  class KnownProblems {

    @Test
    void aLineBeginsWithAFingerprint() throws IOException {
      Path file =
          file(
              "baseline.txt",
              "# known since the migration",
              "",
              "9f3a12c4",
              "  01234567 java.lang.Thread.sleep com.acme.Orders.load  ",
              "89abcdef\tcom.acme.Orders.store");
      Policy policy = policy("baseline=" + file);

      assertThat(policy.read()).isEmpty();

      assertThat(policy.isKnown("9f3a12c4")).isTrue();
      assertThat(policy.isKnown("01234567")).isTrue();
      assertThat(policy.isKnown("89abcdef")).isTrue();
      assertThat(policy.isKnown("fedcba98")).isFalse();
      assertThat(policy.isKnown("#")).isFalse();
    }

    @Test
    void aLineThatDoesNotIsOneProblem() throws IOException {
      Path file =
          file("baseline.txt", "9f3a12c", "9f3a12c4", "9F3A12C4", "9f3a12c4", "01234567 a=b");
      Policy policy = policy("baseline=" + file);

      List<Problem> problems = policy.read();

      assertThat(problems)
          .extracting(Problem::value)
          .containsExactly(file + ":1", file + ":3", file + ":4");
      assertThat(problems)
          .allMatch(problem -> problem.key().equals("baseline"))
          .allMatch(
              problem ->
                  problem
                      .allowed()
                      .startsWith(
                          "lines that begin with a fingerprint of eight hexadecimal digits"));
      assertThat(problems.get(0).allowed())
          .endsWith("; here there is no fingerprint at its beginning");
      assertThat(policy.isKnown("9f3a12c4")).isTrue();
      assertThat(policy.isKnown("01234567")).isTrue();
    }

    @Test
    void onlyARatchetIsExceeded() throws IOException {
      Path file = file("baseline.txt", "9f3a12c4 occurrences=2 longest_ms=10");
      Policy accepting = policy("baseline=" + file);
      accepting.read();
      Policy ratchet = policy("baseline.mode=ratchet,baseline.factor=1.5,baseline=" + file);
      ratchet.read();

      assertThat(accepting.exceeded("9f3a12c4", true, 100, 0)).isNull();
      assertThat(ratchet.exceeded("9f3a12c4", true, 3, 0)).isNull();
      assertThat(ratchet.exceeded("9f3a12c4", true, 4, 0)).startsWith("4 occurrences, 2 accepted");
      assertThat(ratchet.exceeded("01234567", true, 4, 0)).isNull();
    }

    @Test
    void whatWasNotMetIsUnseen() throws IOException {
      Policy policy = policy("baseline=" + file("baseline.txt", "9f3a12c4", "01234567"));
      policy.read();
      assertThat(policy.unseen()).hasSize(2);

      policy.met("9f3a12c4", List.of());
      policy.met("89abcdef", List.of());

      assertThat(policy.unseen())
          .extracting(BaselineEntry::fingerprint)
          .containsExactly("01234567");
    }

    @Test
    void aFileThatIsMissingIsOneProblem() {
      Path missing = folder.resolve("missing.txt");
      Policy policy = policy("baseline=" + missing);

      assertThat(policy.read())
          .containsExactly(new Problem("baseline", missing.toString(), "a readable file"));
      assertThat(policy.isKnown("9f3a12c4")).isFalse();
    }

    @Test
    void withoutAFileNothingIsKnown() {
      Policy policy = policy("");

      assertThat(policy.read()).isEmpty();
      assertThat(policy.isKnown("9f3a12c4")).isFalse();
    }
  }
}
