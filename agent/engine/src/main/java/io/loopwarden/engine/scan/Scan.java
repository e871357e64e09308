package io.loopwarden.engine.scan;

import io.loopwarden.engine.baseline.BaselineFile;
import io.loopwarden.engine.catalogue.CatalogueReader;
import io.loopwarden.engine.code.FileOwners;
import io.loopwarden.engine.config.ClassPatterns;
import io.loopwarden.engine.scan.code.ClassReading;
import io.loopwarden.engine.scan.code.ScannedClass;
import io.loopwarden.engine.scan.code.ScannedCode;
import io.loopwarden.engine.scan.input.InputFiles;
import io.loopwarden.engine.scan.path.CalledOperations;
import io.loopwarden.engine.scan.path.ForgottenResult;
import io.loopwarden.engine.scan.path.MixedAccess;
import io.loopwarden.engine.scan.path.ProblemSearch;
import io.loopwarden.engine.scan.path.StaticProblem;
import io.loopwarden.engine.scan.rule.ScanRules;
import io.loopwarden.engine.scan.rule.ScanRulesReader;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads jars and folders and finds where code that event loops can run comes to operations. Nothing
 * of what is read runs.
 *
 * @param files jars and folders
 * @param application what the user says about whose classes are the application's
 * @param depth how many calls there may be between an entry point and a site
 * @param baseline what is accepted
 */
public record Scan(List<File> files, ClassPatterns application, int depth, BaselineFile baseline) {

  /** The greatest depth that makes sense: longer ways are rarely those that a program takes. */
  public static final int DEFAULT_DEPTH = 8;

  /** Copies the list. */
  public Scan {
    files = List.copyOf(files);
  }

  /**
   * Scans.
   *
   * @throws IOException if a file cannot be read; the message names it
   */
  public ScanResult run() throws IOException {
    ScanRules rules = ScanRulesReader.load();
    try (InputFiles input = new InputFiles(files, new FileOwners(application))) {
      CalledOperations operations = new CalledOperations(CatalogueReader.load(), rules);
      List<ScannedClass> classes = input.read(new ClassReading(operations::isFollowed));
      ScannedCode code = new ScannedCode(classes);
      ProblemSearch search = new ProblemSearch(code, rules, operations, depth);
      return new ScanResult(
          describe(search, code),
          new MixedAccess(code).of(rules.databases(), search.problems()),
          input.unreadableJars(),
          counts(search, code, input.unreadable()));
    }
  }

  private List<DescribedProblem> describe(ProblemSearch search, ScannedCode code) {
    ProblemDescription description = new ProblemDescription(code, baseline);
    List<DescribedProblem> described = new ArrayList<>();
    for (StaticProblem problem : search.problems()) {
      described.add(description.of(problem));
    }
    for (ForgottenResult result : search.forgotten()) {
      described.add(description.of(result));
    }
    return described;
  }

  private static ScanResult.Counts counts(ProblemSearch search, ScannedCode code, int unreadable) {
    int application = 0;
    for (ScannedClass each : code.classes()) {
      application += each.isApplication() ? 1 : 0;
    }
    return new ScanResult.Counts(
        code.classes().size(),
        application,
        search.entries().size(),
        search.reached().size(),
        unreadable);
  }
}
