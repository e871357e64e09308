package io.loopwarden.engine.scan.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.catalogue.CatalogueReader;
import io.loopwarden.engine.scan.code.ClassReading;
import io.loopwarden.engine.scan.code.ScannedCode;
import io.loopwarden.engine.scan.rule.ScanRules;
import io.loopwarden.engine.scan.rule.ScanRulesReader;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The classes of {@link LoopProgram} stand for the application, a driver and a reactive one. */
class MixedAccessTest {

  private static final String PROGRAM = LoopProgram.class.getName();

  private static final String RULES =
      """
      entry task
        type   PROGRAM$Task
        method run
      database Acme PROGRAM$Pausing PROGRAM$Plan
      """
          .replace("PROGRAM", PROGRAM);

  @Test
  void aDatabaseWithBothDriversIsNamedWithWhatUsesEach() throws IOException {
    assertThat(
            lines(
                LoopProgram.Calls.class,
                LoopProgram.Pausing.class,
                LoopProgram.Plan.class,
                LoopProgram.Forgetful.class))
        .singleElement()
        .asString()
        .contains("Acme by JDBC on event loops (" + PROGRAM + "$Calls.run)")
        .endsWith("is there (" + PROGRAM + "$Forgetful.load, " + PROGRAM + "$Forgetful.run)")
        .satisfies(line -> assertThat(line).startsWith("mixed access: "));
  }

  @Test
  void withoutOneOfTheDriversOrJdbcOnEventLoopsThereIsNothingToSay() throws IOException {
    assertThat(lines(LoopProgram.Calls.class, LoopProgram.Pausing.class)).isEmpty();
    assertThat(lines(LoopProgram.Calls.class, LoopProgram.Plan.class)).isEmpty();
    assertThat(lines(LoopProgram.Pausing.class, LoopProgram.Plan.class)).isEmpty();
  }

  private static List<String> lines(Class<?>... types) throws IOException {
    ScanRules rules = ScanRulesReader.read(RULES);
    CalledOperations operations = new CalledOperations(CatalogueReader.load(), rules);
    ScannedCode code =
        new ScannedCode(ProblemSearchTest.read(new ClassReading(operations::isFollowed), types));
    ProblemSearch search = new ProblemSearch(code, rules, operations, 8);
    return new MixedAccess(code).of(rules.databases(), search.problems());
  }
}
