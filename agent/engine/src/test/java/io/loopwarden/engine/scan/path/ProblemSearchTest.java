package io.loopwarden.engine.scan.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.example.io.grpc.stub.AbstractStub;
import io.loopwarden.engine.catalogue.CatalogueReader;
import io.loopwarden.engine.scan.code.ClassReading;
import io.loopwarden.engine.scan.code.ScannedClass;
import io.loopwarden.engine.scan.code.ScannedCode;
import io.loopwarden.engine.scan.rule.ScanRules;
import io.loopwarden.engine.scan.rule.ScanRulesReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ListAssert;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** The scan of {@link LoopProgram}: compiled classes, and rules about its small framework. */
class ProblemSearchTest {

  private static final String PROGRAM = LoopProgram.class.getName();

  private static final String STUB = LoopProgram.Stub.class.getName();

  private static final String RULES =
      """
      entry task
        type   PROGRAM$Task
        method run
      leave PROGRAM$Framework elsewhere
      leave java.util.concurrent.ExecutorService submit
      leave java.util.concurrent.CompletableFuture supplyAsync
      leave java.lang.Thread <init>
      waits future java.util.concurrent.CompletableFuture join
      waits wait java.util.concurrent.BlockingQueue poll(J
      waits lock java.util.concurrent.locks.Lock lock
      cold PROGRAM$Plan
      hot java.util.concurrent.CompletionStage
      settled java.util.concurrent.CompletionStage whenComplete
      omit lock
      """
          .replace("PROGRAM", PROGRAM);

  @Test
  void theEntryPointItselfCallsTheOperation() throws IOException {
    assertProblems(8, LoopProgram.Direct.class, LoopProgram.Task.class)
        .containsExactly(
            tuple(StaticProblem.Grade.DIRECT, "Direct.run", "java.lang.Thread.sleep", 0));
  }

  @Test
  void whatIsCalledOnTheWayIsFollowedUpToADepth() throws IOException {
    assertProblems(3, LoopProgram.ThreeStepsAway.class)
        .containsExactly(
            tuple(
                StaticProblem.Grade.REACHABLE,
                "ThreeStepsAway.third",
                "java.lang.Thread.sleep",
                3));
    assertProblems(2, LoopProgram.ThreeStepsAway.class).isEmpty();
  }

  /** As while the program runs: each of its callers is a problem. */
  @Test
  void aGeneratedClientIsNoSiteWhereAnotherClassCallsIt() throws IOException {
    assertProblems(8, LoopProgram.Sending.class, LoopProgram.Stub.class, AbstractStub.class)
        .containsExactlyInAnyOrder(
            tuple(StaticProblem.Grade.REACHABLE, "Sending.run", STUB + ".send", 0),
            tuple(StaticProblem.Grade.REACHABLE, "Sending.other", STUB + ".send", 1));
  }

  @Test
  void aGeneratedClientIsTheSiteWhereTheEventLoopCallsIt() throws IOException {
    assertProblems(
            8, LoopProgram.SendingByReference.class, LoopProgram.Stub.class, AbstractStub.class)
        .containsExactly(
            tuple(StaticProblem.Grade.REACHABLE, "Stub.pass", "java.lang.Thread.sleep", 1));
  }

  @Test
  void anInterfaceIsFollowedToWhatImplementsIt() throws IOException {
    assertProblems(
            8,
            LoopProgram.LoadingTask.class,
            LoopProgram.Store.class,
            LoopProgram.SleepingStore.class)
        .containsExactly(
            tuple(
                StaticProblem.Grade.REACHABLE,
                "SleepingStore.load",
                "java.util.concurrent.TimeUnit.sleep",
                1));
    assertProblems(8, LoopProgram.LoadingTask.class, LoopProgram.Store.class).isEmpty();
  }

  @Test
  void lambdasAndReferencesAreEntryPointsByTheirInterface() throws IOException {
    assertProblems(8, LoopProgram.Lambdas.class, LoopProgram.References.class)
        .extracting(problem -> problem.toList().get(0), problem -> problem.toList().get(3))
        .containsExactly(
            tuple(StaticProblem.Grade.DIRECT, 0),
            tuple(StaticProblem.Grade.DIRECT, 0),
            tuple(StaticProblem.Grade.DIRECT, 0));
  }

  @Test
  void whatIsHandedToAnotherThreadIsNotFollowed() throws IOException {
    assertProblems(8, LoopProgram.HandedOver.class).isEmpty();
  }

  @Test
  void aCallIsAnOperationByItsTypeItsSupertypesAndItsParameters() throws IOException {
    assertProblems(8, LoopProgram.Calls.class)
        .extracting(problem -> problem.toList().get(2))
        .containsExactlyInAnyOrder(
            "javax.sql.DataSource.getConnection",
            "java.sql.Connection.commit",
            "java.sql.Connection.close",
            "java.util.concurrent.BlockingQueue.poll",
            "java.util.concurrent.CompletableFuture.join");
  }

  @Test
  void anInheritedMethodHasTheNameOfTheClassThatDeclaresIt() throws IOException {
    assertProblems(8, LoopProgram.Inherited.class, LoopProgram.Pausing.class)
        .extracting(problem -> problem.toList().get(1), problem -> problem.toList().get(2))
        .containsExactly(
            tuple("Inherited.run", "java.lang.Thread.sleep"),
            tuple("Pausing.pause", "java.lang.Object.wait"));
  }

  @Test
  void whatNoEventLoopCallsIsNoProblem() throws IOException {
    assertProblems(8, LoopProgram.Main.class).isEmpty();
  }

  @Test
  void aResultThatIsDroppedIsForgottenUnlessItIsSettled() throws IOException {
    assertThat(search(8, LoopProgram.Forgetful.class, LoopProgram.Plan.class).forgotten())
        .extracting(
            result -> result.call().substring(result.call().lastIndexOf('$') + 1),
            ForgottenResult::loss)
        .containsExactly(
            tuple("Forgetful.load", ForgottenResult.Loss.WORK),
            tuple("Plan.then", ForgottenResult.Loss.WORK),
            tuple("Forgetful.store", ForgottenResult.Loss.FAILURE));
  }

  /** Grade, site, call and length of the way of each problem. */
  private static ListAssert<Tuple> assertProblems(int depth, Class<?>... types) throws IOException {
    List<Tuple> problems = new ArrayList<>();
    for (StaticProblem problem : search(depth, types).problems()) {
      String site = problem.site().method().id().function().substring(PROGRAM.length() + 1);
      problems.add(tuple(problem.grade(), site, problem.call(), problem.site().way().size() - 1));
    }
    return assertThat(problems);
  }

  private static ProblemSearch search(int depth, Class<?>... types) throws IOException {
    ScanRules rules = ScanRulesReader.read(RULES);
    CalledOperations operations = new CalledOperations(CatalogueReader.load(), rules);
    ScannedCode code = new ScannedCode(read(new ClassReading(operations::isFollowed), types));
    return new ProblemSearch(code, rules, operations, depth);
  }

  static List<ScannedClass> read(ClassReading reading, Class<?>... types) throws IOException {
    List<ScannedClass> classes = new ArrayList<>();
    for (Class<?> type : types) {
      try (InputStream in =
          ProblemSearchTest.class.getResourceAsStream(
              '/' + type.getName().replace('.', '/') + ".class")) {
        classes.add(reading.read(in.readAllBytes(), true));
      }
    }
    return classes;
  }
}
