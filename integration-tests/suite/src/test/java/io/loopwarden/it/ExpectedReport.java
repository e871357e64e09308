package io.loopwarden.it;

/**
 * The one report that a scenario must cause.
 *
 * @param scenario the scenario, which is the method that the report names as the site
 * @param family the class of that method
 * @param operation the operation it must name
 * @param category that operation's category
 * @param atLeastMillis how long the call lasts at least
 * @param since the first JDK that can do this
 */
record ExpectedReport(
    String scenario,
    String family,
    String operation,
    String category,
    long atLeastMillis,
    int since) {

  /** The method under test, as a report names it. */
  String site() {
    return "com.example.scenarios." + family + "." + scenario;
  }

  /** The source file of the method under test. */
  String file() {
    return family + ".java";
  }

  /**
   * Whether the operation is called once: rows are fetched in a loop, and a refused connection for
   * a response code is tried again by the JDK.
   */
  boolean once() {
    return !scenario.equals("jdbcFetchRows") && !scenario.equals("urlConnectionGetResponseCode");
  }

  /** The same where only newer JDKs can do it. */
  ExpectedReport since(int feature) {
    return new ExpectedReport(scenario, family, operation, category, atLeastMillis, feature);
  }

  @Override
  public String toString() {
    return scenario;
  }
}
