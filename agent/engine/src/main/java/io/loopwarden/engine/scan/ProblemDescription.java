package io.loopwarden.engine.scan;

import io.loopwarden.engine.baseline.BaselineFile;
import io.loopwarden.engine.catalogue.Advice;
import io.loopwarden.engine.finding.Fingerprint;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.scan.code.MethodId;
import io.loopwarden.engine.scan.code.ScannedClass;
import io.loopwarden.engine.scan.code.ScannedCode;
import io.loopwarden.engine.scan.path.Reached;
import io.loopwarden.engine.scan.path.StaticProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Turns problems into what outputs show. */
final class ProblemDescription {

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
        frame(site, problem.line()),
        problem.call(),
        problem.operation().name(),
        problem.operation().category(),
        problem.operation().blocking(),
        problem.site().entry().method().id().function(),
        problem.site().entry().kind(),
        path(problem),
        remedy(problem),
        fingerprint,
        baseline.find(fingerprint) != null);
  }

  private Frame frame(MethodId method, int line) {
    ScannedClass owner = code.find(method.owner());
    String file = owner == null ? null : owner.sourceFile();
    return new Frame(method.className(), method.name(), file, line);
  }

  private static List<String> path(StaticProblem problem) {
    List<String> path = new ArrayList<>();
    for (Reached step : problem.site().way()) {
      path.add(step.method().id().function());
    }
    if (problem.beneath().isEmpty()) {
      path.add(problem.call());
    }
    for (MethodId step : problem.beneath()) {
      path.add(step.function());
    }
    return path;
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
