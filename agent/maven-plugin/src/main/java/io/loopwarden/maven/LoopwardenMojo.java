package io.loopwarden.maven;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What all goals have: the module, the options of the agent, and that they can be skipped. */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
abstract class LoopwardenMojo extends AbstractMojo {

  /** Under which the module's build notes when it began. */
  private static final String PREPARED = "loopwarden.prepared";

  /** Whether the goal does nothing. */
  @Parameter(property = "loopwarden.skip", defaultValue = "false")
  private boolean skip;

  /**
   * Options of the agent, each an element with the name of the option, such as {@code
   * <log.rate>unlimited</log.rate>}. A property of Maven's command line, such as {@code
   * -Dloopwarden.log.rate=unlimited}, overrides it. By default, {@code results} is the folder
   * {@code loopwarden} in the folder of the build, and {@code baseline} is {@code
   * loopwarden-baseline.txt} in the folder of the topmost parent, if it exists.
   */
  @Parameter private @Nullable Map<String, @Nullable String> options;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    try {
      if (skip) {
        skipped();
        getLog().info("Loopwarden is skipped: loopwarden.skip=true");
      } else {
        run();
      }
    } catch (IOException e) {
      throw new MojoExecutionException(e.toString(), e);
    }
  }

  /** Does what the goal is for. */
  abstract void run() throws MojoExecutionException, MojoFailureException, IOException;

  /** Does what is left to do if the goal is skipped. */
  void skipped() {}

  final MavenProject project() {
    return project;
  }

  /** The folder of the module's build. */
  final File targetFolder() {
    return new File(project.getBuild().getDirectory());
  }

  /** The options that are in force in the module. */
  final AgentOptions agentOptions() {
    return agentOptions(project);
  }

  private AgentOptions agentOptions(MavenProject module) {
    return new AgentOptions(
        module.getBasedir(),
        new File(module.getBuild().getDirectory()),
        topmost().getBasedir(),
        options == null ? new LinkedHashMap<>() : options,
        session.getUserProperties());
  }

  /** The topmost parent that is on disk: it does not depend on where Maven was started. */
  private MavenProject topmost() {
    MavenProject topmost = project;
    for (MavenProject each = project; each != null; each = each.getParent()) {
      topmost = each.getBasedir() == null ? topmost : each;
    }
    return topmost;
  }

  /**
   * The folders in which JVMs have left results: that of the module; and those of the modules below
   * it, if the goal was called by name, when they have been built.
   */
  final List<File> results() throws IOException {
    List<MavenProject> modules = new ArrayList<>(List.of(project));
    if (isCalledByName() && project.getCollectedProjects() != null) {
      modules.addAll(project.getCollectedProjects());
    }
    Set<File> folders = new LinkedHashSet<>();
    for (MavenProject module : modules) {
      File folder = agentOptions(module).results();
      if (!new ResultsFolder(folder).isEmpty()) {
        folders.add(folder);
      }
    }
    return List.copyOf(folders);
  }

  /** Whether the baseline is for other modules, too, whose results are not looked at. */
  final boolean isPartial() {
    boolean hasModules = !project.getModules().isEmpty();
    return topmost() != project || (hasModules && !isCalledByName());
  }

  private boolean isCalledByName() {
    return execution.getSource() == MojoExecution.Source.CLI;
  }

  /**
   * Notes that the module's tests are going to run with the agent.
   *
   * @return whether that is new; a lifecycle that another plugin forks comes by again
   */
  @SuppressWarnings("unchecked") // Maven declares no types; each plugin has a map of its own
  final boolean notePrepared() {
    Map<String, Object> context = getPluginContext();
    return context.putIfAbsent(PREPARED, System.currentTimeMillis()) == null;
  }

  /** When that was noted in this build, in milliseconds since the epoch; 0 if it was not. */
  final long preparedMillis() {
    return getPluginContext().get(PREPARED) instanceof Long millis ? millis : 0;
  }
}
