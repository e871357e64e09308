package io.loopwarden.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Lists where the module's code that event loops can run comes to an operation that blocks, by its
 * class files and those of its libraries. With results of tests, it says what they have confirmed.
 * It fails a build only on request.
 */
@Mojo(
    name = "scan",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresDependencyResolution = ResolutionScope.RUNTIME,
    requiresProject = true,
    threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class ScanMojo extends LoopwardenMojo {

  /** Whether the build fails for what the baseline does not accept. */
  @Parameter(property = "loopwarden.maven.failOnScan", defaultValue = "false")
  private boolean failOnScan;

  /** How many calls a path has at most before its site; the command's own default if not given. */
  @Parameter(property = "loopwarden.maven.scanDepth")
  private @Nullable String scanDepth;

  /** A file for one JSON object; none if not given. */
  @Parameter(property = "loopwarden.maven.scanJson")
  private @Nullable File scanJson;

  @Override
  void run() throws MojoExecutionException, MojoFailureException, IOException {
    File classes = new File(project().getBuild().getOutputDirectory());
    if (!hasClasses(classes.toPath())) {
      getLog().info("The module has no classes: there is nothing to scan.");
      return;
    }
    AgentCommand scan = AgentCommand.run(command());
    VerdictLog.print(scan, getLog());
    if (scan.out().isEmpty()) {
      throw new MojoExecutionException(scan.complaint());
    }
    if (!scan.isDone()) {
      throw new MojoFailureException(VerdictLog.verdict(scan));
    }
  }

  /** A module may also have resources alone. */
  private static boolean hasClasses(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(".class"));
    }
  }

  private List<String> command() throws MojoExecutionException, IOException {
    List<String> command = new ArrayList<>(List.of("scan"));
    try {
      for (String element : project().getRuntimeClasspathElements()) {
        if (new File(element).exists()) { // a module without classes is on the class path, too
          command.add(element);
        }
      }
    } catch (DependencyResolutionRequiredException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
    AgentOptions options = agentOptions();
    CheckCommandLine.addBaseline(command, options);
    if (!new ResultsFolder(options.results()).isEmpty()) {
      command.addAll(List.of("--results", options.results().getPath()));
    }
    CheckCommandLine.add(command, "--application", options, "application");
    if (scanDepth != null) {
      command.addAll(List.of("--depth", scanDepth));
    }
    if (scanJson != null) {
      command.addAll(List.of("--json", scanJson.getPath()));
    }
    if (failOnScan) {
      command.add("--fail");
    }
    return command;
  }
}
