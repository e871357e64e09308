package io.loopwarden.engine.scan;

import io.loopwarden.engine.baseline.BaselineFile;
import io.loopwarden.engine.catalogue.Advice;
import io.loopwarden.engine.finding.Fingerprint;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.scan.code.MethodId;
import io.loopwarden.engine.scan.code.ScannedClass;
import io.loopwarden.engine.scan.code.ScannedCode;
import io.loopwarden.engine.scan.path.ForgottenResult;
import io.loopwarden.engine.scan.path.Reached;
import io.loopwarden.engine.scan.path.StaticProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Turns problems into what outputs show. */
final class ProblemDescription {

  /** Distinguishes the fingerprint from that of a call that blocks at the same place. */
  private static final String FORGOTTEN = "forgotten ";

  private static final String SUBSCRIBE =
      "Return it, or compose it with what is returned, so that it is subscribed to";

  private static final String HANDLE =
      "Handle its failure, or return it: onFailure() in Vert.x, addListener() in Netty,"
          + " whenComplete() of a CompletableFuture";

  private final ScannedCode code;
  private final BaselineFile baseline;
  private final Advice advice = new Advice(false);

  ProblemDescription(ScannedCode code, BaselineFile baseline) {
    this.code = code;
    this.baseline = baseline;
  }

  DescribedProblem of(StaticProblem problem) {
    MethodId site = problem.site().method().id();
    String fingerprint = Fingerprint.of(problem.call(), site.className(), site.name());
    return new DescribedProblem(
        problem.grade().name().toLowerCase(Locale.ROOT),
        problem.operation().blocking()
            ? DescribedProblem.Effect.BLOCKS
            : DescribedProblem.Effect.MAY_BLOCK,
        frame(site, problem.line()),
        problem.call(),
        problem.operation().name(),
        problem.operation().category(),
        problem.site().entry().method().id().function(),
        problem.site().entry().kind(),
        path(problem),
        remedy(problem),
        fingerprint,
        baseline.find(fingerprint) != null);
  }

  DescribedProblem of(ForgottenResult result) {
    MethodId site = result.site().method().id();
    String fingerprint = Fingerprint.of(FORGOTTEN + result.call(), site.className(), site.name());
    boolean runs = result.loss() == ForgottenResult.Loss.FAILURE;
    List<String> path = steps(result.site());
    path.add(result.call());
    return new DescribedProblem(
        result.site().depth() == 0 ? "direct" : "reachable",
        runs ? DescribedProblem.Effect.FAILURE_IS_LOST : DescribedProblem.Effect.NEVER_RUNS,
        frame(site, result.line()),
        result.call(),
        result.type(),
        DescribedProblem.RESULT,
        result.site().entry().method().id().function(),
        result.site().entry().kind(),
        path,
        runs ? HANDLE : SUBSCRIBE,
        fingerprint,
        baseline.find(fingerprint) != null);
  }

  private Frame frame(MethodId method, int line) {
    ScannedClass owner = code.find(method.owner());
    String file = owner == null ? null : owner.sourceFile();
    return new Frame(method.className(), method.name(), file, line);
  }

  private static List<String> path(StaticProblem problem) {
    List<String> path = steps(problem.site());
    if (problem.beneath().isEmpty()) {
      path.add(problem.call());
    }
    for (MethodId step : problem.beneath()) {
      path.add(step.function());
    }
    return path;
  }

  private static List<String> steps(Reached site) {
    List<String> steps = new ArrayList<>();
    for (Reached step : site.way()) {
      steps.add(step.method().id().function());
    }
    return steps;
  }

  /** The framework is known by what calls the entry point, and by the classes on the way. */
  private String remedy(StaticProblem problem) {
    List<String> classNames = new ArrayList<>();
    classNames.add(problem.site().entry().framework());
    for (Reached step : problem.site().way()) {
      classNames.add(step.method().id().className());
    }
    return advice.of(problem.operation(), problem.call(), classNames).line();
  }
}
