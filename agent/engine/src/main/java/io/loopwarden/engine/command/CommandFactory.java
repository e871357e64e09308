package io.loopwarden.engine.command;

import java.io.File;
import picocli.CommandLine;

/** Makes the commands; those that talk to a JVM get the agent's jar. */
final class CommandFactory implements CommandLine.IFactory {

  private final File jar;

  CommandFactory(File jar) {
    this.jar = jar;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    if (type == AttachCommand.class) {
      return type.cast(new AttachCommand(jar));
    }
    if (type == ReportCommand.class) {
      return type.cast(new ReportCommand(jar));
    }
    return CommandLine.defaultFactory().create(type);
  }
}
