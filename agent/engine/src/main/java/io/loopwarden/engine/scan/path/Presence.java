package io.loopwarden.engine.scan.path;

import io.loopwarden.engine.scan.code.Call;
import io.loopwarden.engine.scan.code.ScannedClass;
import io.loopwarden.engine.scan.code.ScannedCode;
import io.loopwarden.engine.scan.code.ScannedMethod;
import io.loopwarden.engine.scan.rule.EntryRule;
import java.util.HashSet;
import java.util.Set;

/** What an application is made of, as far as kinds of entry points depend on it. */
final class Presence {

  private final ScannedCode code;
  private final Set<String> called = new HashSet<>();

  Presence(ScannedCode code) {
    this.code = code;
    for (ScannedClass each : code.classes()) {
      if (each.isApplication()) {
        for (ScannedMethod method : each.methods()) {
          for (Call call : method.calls()) {
            called.add(call.target().function());
          }
        }
      }
    }
  }

  /** Whether a kind of entry points can occur. */
  boolean allows(EntryRule rule) {
    for (String name : rule.absent()) {
      if (isScanned(name)) {
        return false;
      }
    }
    for (String name : rule.present()) {
      if (isScanned(name) || called.contains(name)) {
        return true;
      }
    }
    return rule.present().isEmpty();
  }

  private boolean isScanned(String className) {
    return code.find(className.replace('.', '/')) != null;
  }
}
