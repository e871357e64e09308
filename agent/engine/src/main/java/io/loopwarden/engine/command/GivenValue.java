package io.loopwarden.engine.command;

import io.loopwarden.engine.config.OptionType;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The value of a command's option that has the type of one of the agent's options. */
final class GivenValue {

  private GivenValue() {}

  /**
   * The value.
   *
   * @param name the command's option
   * @param text what was given
   * @throws ParameterException if the type does not allow it
   */
  static <T> T of(CommandSpec command, String name, OptionType<T> type, String text) {
    try {
      return type.parse(text);
    } catch (OptionType.InvalidValueException e) {
      throw new ParameterException(
          command.commandLine(), name + " is \"" + text + "\"; allowed: " + type.allowed());
    }
  }
}
