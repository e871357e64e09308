package io.loopwarden.engine.scan.path;

import io.loopwarden.engine.code.FileOwners;
import io.loopwarden.engine.scan.code.MethodId;
import io.loopwarden.engine.scan.code.ScannedClass;
import io.loopwarden.engine.scan.code.ScannedCode;
import org.jspecify.annotations.Nullable;

/**
 * Classes of the application's that are the site only where no other one is, as while the program
 * runs: what other classes of the application call there is followed as in a library.
 */
final class SecondaryCode {

  private final ScannedCode code;

  SecondaryCode(ScannedCode code) {
    this.code = code;
  }

  /** Whether a method is of such a class. */
  boolean has(MethodId method) {
    ScannedClass owner = code.find(method.owner());
    return owner != null && owner.isApplication() && isSecondary(owner);
  }

  /** Whether a method is a library's, as one that calls it sees it. */
  boolean isLibraryFor(MethodId caller, MethodId called) {
    ScannedClass owner = code.find(called.owner());
    return isLibrary(owner) || has(called) && !has(caller);
  }

  /** Whether a class is followed as a library's, once a way has come to a library. */
  boolean isFollowed(@Nullable ScannedClass type) {
    return isLibrary(type) || type != null && isSecondary(type);
  }

  private static boolean isLibrary(@Nullable ScannedClass type) {
    return type != null && !type.isApplication();
  }

  private boolean isSecondary(ScannedClass type) {
    if (type.isSecondary()) {
      return true;
    }
    for (String ancestor : code.ancestors(type.name())) {
      if (!ancestor.equals(type.name())
          && FileOwners.isBaseOfGeneratedClients(ancestor.replace('/', '.'))) {
        return true;
      }
    }
    return false;
  }
}
