package io.loopwarden.engine.pool;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.finding.Finding;
import io.loopwarden.engine.finding.Fingerprint;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.finding.Incident;
import io.loopwarden.engine.finding.Kind;
import io.loopwarden.engine.finding.Occurrence;
import io.loopwarden.engine.policy.AllowRule;
import io.loopwarden.engine.work.WorkDescription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A saturated pool for the judge. The problem is the pool, whatever occupies its threads at the
 * moment. Allow rules are about event loops, so none allows it; the baseline can accept it.
 *
 * @param poolKind what it has
 * @param pool the pool's name
 * @param waiting how many wait
 * @param longestWaitNanos how long one has waited at least; negative if that is not known
 * @param startNanos since when somebody waits
 * @param endNanos when it ended, or was seen
 * @param endedOn what the judge knew it by while it lasted; null if it has not ended yet
 * @param occupants what its threads, or those that have its connections, do
 * @param awaiting the event loops that wait for what it is to complete
 * @param routes the routes of requests that wait, by how many pieces of work
 */
record PoolIncident(
    PoolKind poolKind,
    String pool,
    long waiting,
    long longestWaitNanos,
    long startNanos,
    long endNanos,
    @Nullable Object endedOn,
    Occupants occupants,
    List<PoolSaturation.AwaitingLoop> awaiting,
    Map<String, Integer> routes)
    implements Incident {

  private static final int MOST_OCCUPANTS = 5;

  /** The same pool, once nobody waits any longer. */
  PoolIncident ended(Object on, long nowNanos, long longestNanos) {
    return new PoolIncident(
        poolKind, pool, 0, longestNanos, startNanos, nowNanos, on, occupants, awaiting, routes);
  }

  @Override
  public Kind kind() {
    return Kind.POOL_SATURATED;
  }

  @Override
  public String fingerprint() {
    String name = poolKind == PoolKind.LEASES ? pool : withoutDigits(pool);
    return Fingerprint.of(poolKind.category(), name, "");
  }

  /** The JDK and HikariCP number pools in the order in which they are made, which may differ. */
  private static String withoutDigits(String pool) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < pool.length(); i++) {
      char c = pool.charAt(i);
      if (!Character.isDigit(c)) {
        name.append(c);
      }
    }
    return name.toString();
  }

  @Override
  public long durationNanos() {
    return endNanos - startNanos;
  }

  @Override
  public @Nullable AllowRule rule() {
    return null;
  }

  @Override
  public boolean isBelowThreshold() {
    return false;
  }

  @Override
  public boolean isReportedWhileItLasts() {
    return true;
  }

  @Override
  public Operation operation() {
    return PoolSaturation.operation(poolKind, pool);
  }

  @Override
  public String threadName() {
    return "";
  }

  /** No event loop is blocked by it. */
  @Override
  public long ownNanos() {
    return 0;
  }

  @Override
  public List<Frame> stack() {
    List<Frame> frames = new ArrayList<>();
    Occupants.Group first = first();
    if (first != null) {
      for (StackTraceElement frame : first.stack()) {
        frames.add(Frame.of(frame));
      }
    }
    return frames;
  }

  private Occupants.@Nullable Group first() {
    return occupants.groups().isEmpty() ? null : occupants.groups().get(0);
  }

  @Override
  public Finding toFinding(List<Frame> stack) {
    Occupants.Group first = first();
    String call = first == null ? null : first.call();
    return new Finding(
        kind(),
        fingerprint(),
        operation(),
        call == null ? poolKind.category() : call,
        first == null ? Frame.UNKNOWN : first.site(),
        stack,
        false);
  }

  @Override
  public void occursAs(Finding finding) {
    // the problem has nothing that depends on the occurrence
  }

  @Override
  public Occurrence describe(Finding finding) {
    List<PoolSaturation.Occupant> most = new ArrayList<>();
    for (Occupants.Group group : occupants.groups()) {
      if (most.size() < MOST_OCCUPANTS) {
        most.add(
            new PoolSaturation.Occupant(
                group.site(), group.call(), group.route(), group.number(), group.longestNanos()));
      }
    }
    return new PoolSaturation(
        finding,
        poolKind,
        pool,
        occupants.number(),
        waiting,
        longestWaitNanos,
        durationNanos(),
        endNanos,
        System.currentTimeMillis(),
        endedOn == null,
        most,
        awaiting,
        routes,
        work(),
        stack());
  }

  /** The route of most requests that wait, in the words that calls have for theirs. */
  private Map<String, String> work() {
    Map<String, String> work = new LinkedHashMap<>();
    if (!routes.isEmpty()) {
      String route = routes.keySet().iterator().next();
      int space = route.indexOf(' ');
      if (space > 0) {
        work.put(WorkDescription.METHOD, route.substring(0, space));
      }
      work.put(WorkDescription.ROUTE, route.substring(space + 1));
    }
    return work;
  }
}
