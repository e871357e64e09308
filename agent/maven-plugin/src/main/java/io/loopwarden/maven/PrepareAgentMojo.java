package io.loopwarden.maven;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Starts the JVMs of Surefire and Failsafe with the agent. The property {@code argLine} gets what
 * is needed in front of what it has; {@code loopwarden.argLine} has the same alone, and is empty if
 * the goal is skipped.
 */
@Mojo(
    name = "prepare-agent",
    defaultPhase = LifecyclePhase.INITIALIZE,
    requiresProject = true,
    threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class PrepareAgentMojo extends LoopwardenMojo {

  private static final String AGENT = "io.loopwarden:loopwarden-agent";
  private static final String ARG_LINE = "argLine";
  private static final String OWN_ARG_LINE = "loopwarden.argLine";

  /** Whether results of earlier builds stay, to be judged with those of this one. */
  @Parameter(property = "loopwarden.maven.append", defaultValue = "false")
  private boolean append;

  @Parameter(defaultValue = "${plugin.artifactMap}", readonly = true, required = true)
  private Map<String, Artifact> pluginArtifacts;

  @Override
  void run() throws MojoExecutionException, IOException {
    AgentOptions options = agentOptions();
    check(options);
    String own = ownArgLine(options);
    Properties properties = project().getProperties();
    String former = properties.getProperty(OWN_ARG_LINE, "");
    properties.setProperty(OWN_ARG_LINE, own);
    properties.setProperty(
        ARG_LINE, ArgLine.add(own, former, properties.getProperty(ARG_LINE, "")));
    getLog().debug(ARG_LINE + " is " + properties.getProperty(ARG_LINE));
    if (notePrepared() && !append) {
      new ResultsFolder(options.results()).empty();
    }
  }

  /** A late reference to a property that nothing defines would reach the JVM as it stands there. */
  @Override
  void skipped() {
    project().getProperties().setProperty(OWN_ARG_LINE, "");
    project().getProperties().putIfAbsent(ARG_LINE, "");
  }

  private static void check(AgentOptions options) throws MojoExecutionException {
    List<String> command = new ArrayList<>(List.of("options"));
    command.addAll(options.words());
    AgentCommand checked = AgentCommand.run(command);
    if (!checked.isDone()) {
      throw new MojoExecutionException(checked.complaint());
    }
  }

  private String ownArgLine(AgentOptions options) throws MojoExecutionException {
    Artifact agent = pluginArtifacts.get(AGENT);
    File jar = agent == null ? null : agent.getFile();
    if (jar == null || !jar.isFile()) {
      throw new MojoExecutionException(
          AGENT + " is no jar in this build, but " + jar + ": run it from the phase package on");
    }
    try {
      return ArgLine.withAgent(jar, options.values());
    } catch (IllegalArgumentException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }
}
