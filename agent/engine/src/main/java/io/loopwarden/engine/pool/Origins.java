package io.loopwarden.engine.pool;

import io.loopwarden.engine.text.PlainText;
import io.loopwarden.engine.work.WorkDescription;
import io.loopwarden.hooks.LoopwardenLease;
import io.loopwarden.hooks.LoopwardenLeases;
import io.loopwarden.hooks.LoopwardenOrigin;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From where, and for whose requests, connections were asked for, as texts. What the hooks have
 * stored is read at the next look, so that no class is kept alive by it; most connections are given
 * back before. Only the thread of {@link PoolWatch} uses it.
 */
final class Origins {

  /** Of so many connections that are asked for until the next look the stack is taken. */
  private static final int STACKS = 64;

  /** Stacks of so many connections that are in use are kept. */
  private static final int MOST_KEPT = 256;

  private static final String HOOKS = "java.lang.Loopwarden";

  private int kept;

  /**
   * Where a connection was asked for.
   *
   * @param stack the innermost frame first; empty if it was not taken
   * @param route the route of the request; null if none is known
   */
  record Texts(List<StackTraceElement> stack, @Nullable String route) {
    static final Texts NONE = new Texts(List.of(), null);

    static Texts of(LoopwardenLease lease) {
      return lease.origin.read() instanceof Texts texts ? texts : NONE;
    }
  }

  /** Reads what was stored since the last time. */
  void read(List<LoopwardenLease> asked, List<LoopwardenLease> held) {
    kept = 0;
    read(held);
    read(asked);
    LoopwardenLeases.takeStacks(STACKS);
  }

  private void read(List<LoopwardenLease> leases) {
    for (LoopwardenLease lease : leases) {
      LoopwardenOrigin origin = lease.origin;
      if (origin.read() == null) {
        origin.read(new Texts(stack(origin.stack()), route(origin.request())));
      }
      kept += Texts.of(lease).stack().isEmpty() ? 0 : 1;
    }
  }

  private List<StackTraceElement> stack(@Nullable Throwable taken) {
    if (taken == null || kept >= MOST_KEPT) {
      return List.of();
    }
    List<StackTraceElement> frames = Arrays.asList(taken.getStackTrace());
    int first = 0;
    while (first < frames.size() && frames.get(first).getClassName().startsWith(HOOKS)) {
      first++;
    }
    return List.copyOf(frames.subList(first, frames.size()));
  }

  private static @Nullable String route(@Nullable Object request) {
    String route = request == null ? null : WorkDescription.routeOfRequest(request);
    return route == null ? null : PlainText.name(route);
  }
}
