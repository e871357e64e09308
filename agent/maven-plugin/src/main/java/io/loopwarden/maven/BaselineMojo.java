package io.loopwarden.maven;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Accepts what the tests of all modules blocked: writes the baseline, without entries that are
 * obsolete. To be called by name, after a build.
 */
@Mojo(name = "baseline", aggregator = true, requiresProject = true, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class BaselineMojo extends LoopwardenMojo {

  /** Why what is new is accepted. */
  @Parameter(property = "loopwarden.maven.reason", defaultValue = "accepted by loopwarden:baseline")
  private String reason;

  @Override
  void run() throws MojoExecutionException, MojoFailureException, IOException {
    List<File> results = results();
    if (results.isEmpty()) {
      throw new MojoFailureException(
          "No JVM has left results: run the tests first, with the goal prepare-agent");
    }
    List<String> command = new ArrayList<>(List.of("baseline", "--update", "--reason", reason));
    results.forEach(folder -> command.addAll(List.of("--from", folder.getPath())));
    command.add(agentOptions().baseline().getPath());
    AgentCommand update = AgentCommand.run(command);
    update.out().forEach(getLog()::info);
    if (!update.isDone()) {
      throw new MojoFailureException(
          update.err().isEmpty() ? "Not all of it was accepted" : update.complaint());
    }
  }
}
