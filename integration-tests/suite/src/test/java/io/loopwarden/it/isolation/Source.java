package io.loopwarden.it.isolation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where options can come from; the first one that names an option wins. */
enum Source {
  AGENT_ARGUMENT {
    @Override
    JavaProgram attach(JavaProgram program, Sandbox sandbox, Map<String, String> options) {
      return program.withAgent(pairs(options));
    }
  },
  SYSTEM_PROPERTY {
    @Override
    JavaProgram attach(JavaProgram program, Sandbox sandbox, Map<String, String> options) {
      options.forEach((key, value) -> program.withProperty("loopwarden." + key, value));
      return program.withAgent();
    }
  },
  ENVIRONMENT {
    @Override
    JavaProgram attach(JavaProgram program, Sandbox sandbox, Map<String, String> options) {
      options.forEach(
          (key, value) ->
              program.withVariable(
                  "LOOPWARDEN_" + key.toUpperCase(Locale.ROOT).replace('.', '_'), value));
      return program.withAgent();
    }
  },
  FILE {
    @Override
    JavaProgram attach(JavaProgram program, Sandbox sandbox, Map<String, String> options) {
      sandbox.write("agent.properties", pairs(options));
      return program.withAgent("config=agent.properties");
    }
  };

  /** Attaches the agent to a program, with options from here. */
  abstract JavaProgram attach(JavaProgram program, Sandbox sandbox, Map<String, String> options);

  private static String[] pairs(Map<String, String> options) {
    List<String> pairs = new ArrayList<>();
    options.forEach((key, value) -> pairs.add(key + "=" + value));
    return pairs.toArray(String[]::new);
  }
}
