package io.loopwarden.engine.scan.rule;

import java.util.List;

/**
 * What is known of frameworks and of the JDK beside the catalogue.
 *
 * @param entries where code runs on event loops
 * @param leaves where it leaves them
 * @param calls what leads to an operation
 * @param names what has another name in reports
 * @param results what is not to be dropped
 * @param databases what can be used with JDBC and without
 * @param omitted categories that code alone says nothing about
 * @param apart begins of internal names of libraries whose own code does not block event loops
 */
public record ScanRules(
    List<EntryRule> entries,
    List<LeaveRule> leaves,
    List<CallRule> calls,
    List<NameRule> names,
    ResultRules results,
    List<DatabaseRule> databases,
    List<String> omitted,
    List<String> apart) {

  /** Copies the lists. */
  public ScanRules {
    entries = List.copyOf(entries);
    leaves = List.copyOf(leaves);
    calls = List.copyOf(calls);
    names = List.copyOf(names);
    databases = List.copyOf(databases);
    omitted = List.copyOf(omitted);
    apart = List.copyOf(apart);
  }

  /** Whether a class is of a library whose own code is not looked into. */
  public boolean isApart(String internalName) {
    for (String prefix : apart) {
      if (internalName.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
