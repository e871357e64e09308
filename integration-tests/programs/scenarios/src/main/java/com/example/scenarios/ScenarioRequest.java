package com.example.scenarios;

/**
 * A test's request to run a scenario: {@code /scenario/<name>} or {@code
 * /scenario/<name>?on=<place>}.
 *
 * @param scenario the scenario's name
 * @param place where it shall run; {@link #HANDLER} unless the request says otherwise
 */
public record ScenarioRequest(String scenario, String place) {
  /** The place that stands for the thread which handles the request: the event loop. */
  public static final String HANDLER = "handler";

  private static final String PATH = "/scenario/";
  private static final String PLACE = "?on=";

  /** Whether a request's path and query ask for a scenario. */
  public static boolean matches(String uri) {
    return uri.startsWith(PATH);
  }

  /** Reads a request's path and query. */
  public static ScenarioRequest parse(String uri) {
    String rest = uri.substring(PATH.length());
    int question = rest.indexOf(PLACE);
    return question < 0
        ? new ScenarioRequest(rest, HANDLER)
        : new ScenarioRequest(
            rest.substring(0, question), rest.substring(question + PLACE.length()));
  }

  /** The same scenario, to be run by whoever handles it next. */
  public ScenarioRequest inHandler() {
    return new ScenarioRequest(scenario, HANDLER);
  }
}
