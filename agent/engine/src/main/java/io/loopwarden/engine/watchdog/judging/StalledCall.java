package io.loopwarden.engine.watchdog.judging;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.code.MethodFrame;
import io.loopwarden.engine.code.Owner;
import io.loopwarden.engine.code.WrittenNames;
import io.loopwarden.engine.record.OperationNames;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names the method that a stall's site called, along the way on which most of the time went. Only
 * the watchdog's thread uses it, and only for what is reported: it may read a class file.
 */
final class StalledCall {

  private final Catalogue catalogue;
  private final CodeOwners owners;
  private final WrittenNames written = new WrittenNames();

  StalledCall(Catalogue catalogue, CodeOwners owners) {
    this.catalogue = catalogue;
    this.owners = owners;
  }

  /**
   * The name of the call; null if the site computes itself, or if it is the JDK's.
   *
   * @param stack the innermost frame first
   */
  @Nullable String of(List<StackTraceElement> stack) {
    int site = owners.siteIndex(stack);
    if (site < 1 || owners.of(stack.get(site)) == Owner.JDK) {
      return null;
    }
    int called = OperationNames.calledIndex(StallDescription.framesOf(stack), site);
    return called < 0
        ? null
        : catalogue.publicFunction(written.of(frame(stack.get(site)), frame(stack.get(called))));
  }

  private MethodFrame frame(StackTraceElement frame) {
    return MethodFrame.of(frame, owners.loaded(frame.getClassName()));
  }
}
