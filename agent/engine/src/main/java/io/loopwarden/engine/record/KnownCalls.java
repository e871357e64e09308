package io.loopwarden.engine.record;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.code.SourceNames;
import io.loopwarden.engine.finding.Fingerprint;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.policy.Policy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Decides of which problem a call that has not run yet would be an occurrence. Thread-safe. */
public final class KnownCalls {

  private final OperationNames names;
  private final CodeOwners owners;

  public KnownCalls(Catalogue catalogue, CodeOwners owners) {
    this.names = new OperationNames(catalogue);
    this.owners = owners;
  }

  /**
   * Whether the baseline may have the problem. The class files are not read here, on an event loop,
   * so the type on which the site calls a method may have another name than in the report: any call
   * of a method of that name at that site is taken for it.
   *
   * @param stack the stack of an operation that blocks by nature, its own frame first
   */
  public boolean mayBeAccepted(Policy policy, Operation operation, StackTraceElement[] stack) {
    if (!policy.hasBaseline() || stack.length == 0) {
      return false;
    }
    List<Frame> frames = new ArrayList<>(stack.length);
    for (StackTraceElement frame : stack) {
      frames.add(Frame.of(frame));
    }
    int siteIndex = Math.max(0, owners.knownSiteIndex(Arrays.asList(stack)));
    Operation named = names.nameOf(operation, frames, siteIndex);
    Frame site = frames.get(siteIndex);
    int called = OperationNames.calledIndex(frames, siteIndex);
    String method = called < 0 ? named.name() : frames.get(called).function();
    return policy.isKnown(Fingerprint.of(named.name(), site.className(), site.methodName()))
        || policy.hasCallOf(
            SourceNames.method(method.substring(method.lastIndexOf('.') + 1)), site.function());
  }
}
