package io.loopwarden.engine.command;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.catalogue.CatalogueReader;
import io.loopwarden.engine.config.ConfigurationReader;
import io.loopwarden.engine.config.Options;
import io.loopwarden.engine.config.Problem;
import io.loopwarden.engine.custom.CustomOperations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Options of the agent that a command got as arguments.
 *
 * @param values the value of each key
 */
record GivenOptions(Map<String, String> values) {

  /**
   * Splits arguments into keys and values.
   *
   * @throws ParameterException if one has no key or no value
   */
  static GivenOptions parse(CommandSpec command, List<String> arguments) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals < 1) {
        throw new ParameterException(
            command.commandLine(), "\"" + argument + "\" is no option; allowed: key=value");
      }
      values.put(argument.substring(0, equals), argument.substring(equals + 1));
    }
    return new GivenOptions(values);
  }

  /** The mistakes, those of the file of custom operations first, then in the order given. */
  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    Catalogue catalogue = CatalogueReader.load();
    String file = values.getOrDefault(Options.OPERATIONS_FILE.key(), "");
    if (!file.isEmpty()) {
      catalogue = CustomOperations.addTo(catalogue, file, problems);
    }
    problems.addAll(ConfigurationReader.problemsOf(values, catalogue.categories()));
    return problems;
  }
}
