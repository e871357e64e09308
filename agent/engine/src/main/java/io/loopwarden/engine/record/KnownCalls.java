package io.loopwarden.engine.record;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.finding.Fingerprint;
import io.loopwarden.engine.finding.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tells of a call that has not run yet which problem it would be an occurrence of. Thread-safe. */
public final class KnownCalls {

  private final OperationNames names;
  private final FrameKinds kinds = new FrameKinds();

  public KnownCalls(Catalogue catalogue) {
    this.names = new OperationNames(catalogue);
  }

  /**
   * The fingerprints that a call's report would have, now and in earlier versions; none without a
   * stack.
   *
   * @param stack the stack of an operation that blocks by nature, its own frame first
   */
  public List<String> fingerprints(Operation operation, StackTraceElement[] stack) {
    List<Frame> frames = new ArrayList<>(stack.length);
    for (StackTraceElement frame : stack) {
      frames.add(Frame.of(frame));
    }
    if (frames.isEmpty()) {
      return List.of();
    }
    int siteIndex = Math.max(0, kinds.siteIndex(Arrays.asList(stack)));
    Operation named = names.nameOf(operation, frames, siteIndex);
    Frame site = frames.get(siteIndex);
    String call = names.callOf(named, frames, siteIndex);
    return List.of(
        Fingerprint.of(call, site.className(), site.methodName()),
        Fingerprint.of(named.name(), site.className(), site.methodName()));
  }
}
