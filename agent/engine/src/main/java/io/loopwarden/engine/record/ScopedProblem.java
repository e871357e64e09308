package io.loopwarden.engine.record;

/**
 * A problem in a scope, such as a test.
 *
 * @param fingerprint that of the problem
 * @param scope a number for the scope; 0 for none
 */
record ScopedProblem(String fingerprint, int scope) {
  // By hand: what the compiler writes starts java.lang.invoke, in milliseconds.

  @Override
  public boolean equals(Object other) {
    return other instanceof ScopedProblem problem
        && scope == problem.scope
        && fingerprint.equals(problem.fingerprint);
  }

  @Override
  public int hashCode() {
    return 31 * fingerprint.hashCode() + scope;
  }
}
