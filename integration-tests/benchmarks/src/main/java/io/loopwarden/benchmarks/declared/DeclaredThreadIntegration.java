package io.loopwarden.benchmarks.declared;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/** Declares the measured threads; BlockHound and Loopwarden's drop-in find it as a service. */
public final class DeclaredThreadIntegration implements BlockHoundIntegration {

  @Override
  public void applyTo(BlockHound.Builder builder) {
    builder.nonBlockingThreadPredicate(
        known -> known.or(thread -> thread instanceof DeclaredThread));
    builder.allowBlockingCallsInside(DeclaredThreadMain.class.getName(), "live");
  }
}
