package io.loopwarden.engine.scan.path;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.code.SourceNames;
import io.loopwarden.engine.scan.code.MethodId;
import io.loopwarden.engine.scan.code.ScannedCode;
import io.loopwarden.engine.scan.code.ScannedMethod;
import io.loopwarden.engine.scan.rule.NameRule;
import io.loopwarden.engine.scan.rule.ScanRules;

/**
 * The name of a call, the same that reports give it while the program runs: a problem is found
 * again by it.
 */
final class CallNaming {

  private final Catalogue catalogue;
  private final ScannedCode code;
  private final ScanRules rules;

  CallNaming(Catalogue catalogue, ScannedCode code, ScanRules rules) {
    this.catalogue = catalogue;
    this.code = code;
    this.rules = rules;
  }

  /**
   * The name of a call.
   *
   * @param site the method that calls
   * @param knownType the type by which an operation was found; that of the call if there is none
   */
  String of(MethodId site, MethodId called, String knownType) {
    for (NameRule rule : rules.names()) {
      if (rule.methods().type().equals(called.owner()) && rule.methods().names(called)) {
        return rule.className() + '.' + called.name();
      }
    }
    MethodId written = called.owner().equals(site.owner()) ? declared(called, knownType) : called;
    return catalogue.publicFunction(SourceNames.function(written.function()));
  }

  /** An inherited method that is called without a receiver has the name of who declares it. */
  private MethodId declared(MethodId called, String knownType) {
    ScannedMethod method = code.inherited(called);
    return method != null ? method.id() : called.of(knownType);
  }
}
