package io.loopwarden.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Fails the build if the tests of the module blocked event loops in a way that the baseline does
 * not accept, or if they ran without the agent.
 */
@Mojo(
    name = "check",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresProject = true,
    threadSafe = true)
public final class CheckMojo extends LoopwardenMojo {

  /** The property that each JVM has which was started as prepare-agent says. */
  private static final String MARK = AgentOptions.PREFIX + "results";

  private static final String ADVICE =
      "the configuration of Surefire or Failsafe, or -DargLine, replaces argLine:"
          + " put @{loopwarden.argLine} into it";

  /** Whether entries of the baseline that did not occur in any JVM fail the build. */
  @Parameter(property = "loopwarden.maven.failOnObsolete", defaultValue = "false")
  private boolean failOnObsolete;

  @Override
  void run() throws MojoExecutionException, MojoFailureException, IOException {
    List<File> results = results();
    TestReports tests = new TestReports(targetFolder(), preparedMillis());
    if (results.isEmpty()) {
      if (!tests.areEmpty()) {
        throw new MojoFailureException(
            "Tests ran, and no JVM has left results in "
                + agentOptions().results()
                + ": "
                + ADVICE);
      }
      getLog().info("No test ran: there is nothing to check.");
      return;
    }
    AgentCommand check = judge(results);
    if (preparedMillis() > 0) {
      refuseTestsWithoutAgent(tests);
      if (VerdictLog.hasEventLoops(check)) {
        refuseMissingResults(tests.jvmsWith(MARK));
      }
    }
  }

  private AgentCommand judge(List<File> results)
      throws MojoExecutionException, MojoFailureException {
    List<String> command = CheckCommandLine.of(agentOptions(), results, isPartial());
    if (failOnObsolete) {
      command.add("--fail-on-obsolete");
    }
    AgentCommand check = AgentCommand.run(command);
    VerdictLog.print(check, getLog());
    if (!check.isDone()) {
      throw new MojoFailureException(VerdictLog.verdict(check));
    }
    return check;
  }

  /** A JVM with the agent leaves results from its begin on, also if it is killed. */
  private void refuseMissingResults(int jvms) throws IOException, MojoFailureException {
    File folder = agentOptions().results();
    int left = new ResultsFolder(folder).count();
    if (left < jvms) {
      throw new MojoFailureException(
          jvms
              + " JVMs ran tests with the agent, and only "
              + left
              + " have left results in "
              + folder
              + ": the folder was emptied meanwhile, or options differ between the JVMs"
              + " (loopwarden.enabled, loopwarden.results)");
    }
  }

  private static void refuseTestsWithoutAgent(TestReports tests)
      throws IOException, MojoFailureException {
    List<Path> without = tests.without(MARK);
    if (!without.isEmpty()) {
      throw new MojoFailureException(
          without.size()
              + " test classes ran in a JVM without the agent, such as that of "
              + without.get(0).getFileName()
              + ": "
              + ADVICE);
    }
  }
}
