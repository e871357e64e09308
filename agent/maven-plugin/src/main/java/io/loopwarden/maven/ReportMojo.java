package io.loopwarden.maven;

import java.io.File;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes what the tests of the module blocked as files, for people and for a build server. Called
 * by name, it is about all modules below, too. It never fails a build for what it writes.
 */
@Mojo(
    name = "report",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresProject = true,
    threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class ReportMojo extends LoopwardenMojo {

  private static final String FOLDER = "${project.build.directory}/loopwarden-report/";

  /** One HTML file, for the browser. */
  @Parameter(property = "loopwarden.maven.html", defaultValue = FOLDER + "index.html")
  private File html;

  /** A page for the summary of a build; added to the end of what $GITHUB_STEP_SUMMARY names. */
  @Parameter(property = "loopwarden.maven.markdown", defaultValue = FOLDER + "summary.md")
  private File markdown;

  /** A test report, with one failed test for each violation. */
  @Parameter(property = "loopwarden.maven.junitXml", defaultValue = FOLDER + "TEST-loopwarden.xml")
  private File junitXml;

  /** Problems with their lines, for code hosts that show them in a change. */
  @Parameter(property = "loopwarden.maven.sarif", defaultValue = FOLDER + "loopwarden.sarif")
  private File sarif;

  @Override
  void run() throws MojoExecutionException, IOException {
    List<File> results = results();
    if (results.isEmpty()) {
      getLog().info("No JVM has left results: there is nothing to report.");
      return;
    }
    List<String> command = CheckCommandLine.of(agentOptions(), results, isPartial());
    command.addAll(List.of("--html", html.getPath()));
    command.addAll(List.of("--markdown", markdown.getPath()));
    command.addAll(List.of("--junit-xml", junitXml.getPath()));
    command.addAll(List.of("--sarif", sarif.getPath()));
    command.addAll(List.of("--sources", project().getBasedir().getPath()));
    AgentCommand check = AgentCommand.run(command);
    if (check.out().isEmpty()) { // it has come to no verdict
      throw new MojoExecutionException(check.complaint());
    }
    for (File file : List.of(html, markdown, junitXml, sarif)) {
      if (!file.isFile()) {
        throw new MojoExecutionException(check.complaint());
      }
    }
    check.err().forEach(getLog()::warn);
    getLog().info("The report is in " + html);
  }
}
