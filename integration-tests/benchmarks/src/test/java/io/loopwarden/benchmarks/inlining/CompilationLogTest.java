package io.loopwarden.benchmarks.inlining;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.benchmarks.report.MarkdownTable;
import io.loopwarden.benchmarks.setup.Agent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompilationLogTest {

  /** As HotSpot writes it, with everything left out that is not read. */
  private static final String LOG =
      """
      <task compile_id='1' method='a.Caller run ()V' level='3' stamp='0.1'>
      <klass id='1' name='a.Caller' flags='1'/>
      <method id='2' holder='1' name='byTheFirstCompiler' bytes='4'/>
      <call method='2'/>
      <inline_success reason='inline'/>
      </task>
      <task compile_id='2' method='a.Caller run ()V' stamp='0.2'>
      <klass id='7' name='a.Caller' flags='1'/>
      <type id='5' name='int'/>
      <klass id='6' name='java.lang.String' flags='1'/>
      <method id='8' holder='7' name='run' bytes='40'/>
      <method id='9' holder='7' name='&lt;init&gt;' bytes='5'/>
      <method id='10' holder='7' name='large' arguments='5 6' bytes='400'/>
      <parse method='8' stamp='0.2'>
      <call method='9' count='10'/>
      <inline_success reason='inline (hot)'/>
      <parse method='9' stamp='0.2'>
      <call method='10' count='10'/>
      <inline_fail reason='%s'/>
      <parse_done/>
      </parse>
      <call method='10' count='10'/>
      <inline_success reason='inline (hot)'/>
      </parse>
      </task>
      """;

  @TempDir private Path folder;

  private CompilationLog log(String reason) throws IOException {
    Path file = folder.resolve("log.xml");
    Files.writeString(file, LOG.formatted(reason));
    return CompilationLog.read(file);
  }

  @Test
  void theDecisionsOfTheSecondCompilerHaveTheirCallers() throws IOException {
    assertThat(log("hot method too big").decisions())
        .containsExactly(
            new InliningDecision("a.Caller::run()", "a.Caller::<init>()", true, "inline (hot)"),
            new InliningDecision(
                "a.Caller::<init>()", "a.Caller::large(int, String)", false, "hot method too big"),
            new InliningDecision(
                "a.Caller::run()", "a.Caller::large(int, String)", true, "inline (hot)"));
  }

  @Test
  void methodsHaveTheirSizes() throws IOException {
    assertThat(log("hot method too big").bytesByMethod())
        .containsEntry("a.Caller::run()", 40)
        .containsEntry("a.Caller::large(int, String)", 400)
        .hasSize(3);
  }

  @Test
  void whatWasNotReachedIsNotTooLarge() {
    assertThat(new InliningDecision("a", "b", false, "call site not reached").isTooLarge())
        .isFalse();
    assertThat(new InliningDecision("a", "b", false, "size > DesiredMethodLimit").isTooLarge())
        .isTrue();
    assertThat(new InliningDecision("a", "b", true, "too big").isTooLarge()).isFalse();
  }

  @Test
  void aCallThatIsNoLongerInlinedIsShown() throws IOException {
    InliningComparison comparison = new InliningComparison();
    comparison.add(Agent.NONE, log("call site not reached"));
    comparison.add(Agent.CONTROL, log("call site not reached"));
    comparison.add(Agent.LOOPWARDEN, log("hot method too big"));
    MarkdownTable table = new MarkdownTable("", "", "", "", "", "", "");

    comparison.addCalls(table, "17", Agent.NONE, Agent.CONTROL);
    comparison.addCalls(table, "17", Agent.NONE, Agent.LOOPWARDEN);

    assertThat(table.toString().lines()).hasSize(2); // where it was not reached, nobody knows
    comparison.add(Agent.NONE, inlinedEverywhere());
    comparison.addCalls(table, "17", Agent.NONE, Agent.LOOPWARDEN);
    assertThat(table.toString())
        .contains(
            "a.Caller::<init>() calls a.Caller::large(int, String)",
            "1.00 of 1",
            "0.00 of 1",
            "hot method too big");
  }

  private CompilationLog inlinedEverywhere() throws IOException {
    Path file = folder.resolve("inlined.xml");
    Files.writeString(
        file, LOG.replace("<inline_fail reason='%s'/>", "<inline_success reason='inline'/>"));
    return CompilationLog.read(file);
  }
}
