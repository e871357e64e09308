package io.loopwarden.engine.command;

import java.io.File;
import java.util.Map;
import picocli.CommandLine;

/**
 * Makes the commands; those that talk to a JVM get the agent's jar, and those that run in CI the
 * environment.
 */
final class CommandFactory implements CommandLine.IFactory {

  private final File jar;
  private final Map<String, String> environment;

  CommandFactory(File jar, Map<String, String> environment) {
    this.jar = jar;
    this.environment = environment;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    if (type == AttachCommand.class) {
      return type.cast(new AttachCommand(jar));
    }
    if (type == ReportCommand.class) {
      return type.cast(new ReportCommand(jar));
    }
    if (type == JarVersion.class) {
      return type.cast(new JarVersion(jar));
    }
    if (type == BaselineCommand.class) {
      return type.cast(new BaselineCommand(environment));
    }
    if (type == CheckCommand.class) {
      return type.cast(new CheckCommand(environment));
    }
    return CommandLine.defaultFactory().create(type);
  }
}
