package io.loopwarden.engine.report;

import io.loopwarden.engine.catalogue.Advice;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.finding.SinceLastReport;
import io.loopwarden.engine.pool.PoolKind;
import io.loopwarden.engine.pool.PoolSaturation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.event.Level;

/** The log's entry for a saturated pool. */
final class PoolReport {

  private PoolReport() {}

  /**
   * The entry.
   *
   * @param since what has occurred of the problem since its last entry, this included
   * @param remedy what to do about it
   */
  static Event of(
      PoolSaturation pool, SinceLastReport since, Advice.Words remedy, StackLines lines) {
    Event event =
        new Event(Level.WARN, "pool_saturated", message(pool), pool.endMillis())
            .text("duration_ms", Milliseconds.of(since.longestNanos()))
            .json("loopwarden.duration_ns", since.longestNanos())
            .both("pool", pool.pool())
            .both(pool.kind().members(), pool.members())
            .both(pool.kind().waiting(), pool.waiting());
    if (pool.longestWaitNanos() >= 0) {
      event
          .text("longest_wait_ms", Milliseconds.of(pool.longestWaitNanos()))
          .json("loopwarden.longest_wait_ns", pool.longestWaitNanos());
    }
    SiteFields.site(event, pool.site(), pool.call());
    WorkFields.route(event, pool.work());
    event
        .both("occurrences", pool.finding().occurrences())
        .both("fingerprint", pool.finding().fingerprint());
    BaselineFields.addExceeded(event, pool.finding().exceeded());
    if (pool.isOngoing()) {
      event.both("ongoing", true);
    }
    event.more("remedy", remedy.words());
    if (!remedy.page().isEmpty()) {
      event.more("remedy_url", remedy.page());
    }
    fields(event, pool);
    WorkFields.all(event, pool.work());
    SiteFields.stack(event, pool.stack(), lines);
    event.detail("instead: " + remedy.line()).detail(waiting(pool));
    for (PoolSaturation.Occupant occupant : pool.occupants()) {
      event.detail(words(pool, occupant));
    }
    for (PoolSaturation.AwaitingLoop loop : pool.awaiting()) {
      event.detail(words(loop));
    }
    lines.of(pool.stack()).forEach(event::detail);
    return event;
  }

  private static void fields(Event event, PoolSaturation pool) {
    List<String> words = new ArrayList<>();
    List<Map<String, Object>> objects = new ArrayList<>();
    for (PoolSaturation.Occupant occupant : pool.occupants()) {
      words.add(occupant.number() + " " + what(occupant));
      Map<String, Object> object = new LinkedHashMap<>();
      object.put(pool.kind().members(), occupant.number());
      if (occupant.longestNanos() >= 0) {
        object.put("longest_ns", occupant.longestNanos());
      }
      if (occupant.site() != Frame.UNKNOWN) {
        object.put("site", occupant.site().toString());
      }
      if (occupant.call() != null) {
        object.put("call", occupant.call());
      }
      if (occupant.route() != null) {
        object.put("route", occupant.route());
      }
      objects.add(object);
    }
    event.logfmt("occupied_by", String.join(", ", words)).json("loopwarden.occupied_by", objects);
    if (!pool.awaiting().isEmpty()) {
      event
          .logfmt("awaited_by", String.join(", ", namesOf(pool.awaiting())))
          .json("loopwarden.awaited_by", objects(pool.awaiting()));
    }
    if (!pool.routes().isEmpty()) {
      event.logfmt("routes", routes(pool)).json("loopwarden.routes", pool.routes());
    }
  }

  private static List<String> namesOf(List<PoolSaturation.AwaitingLoop> loops) {
    List<String> names = new ArrayList<>();
    loops.forEach(loop -> names.add(loop.eventLoop()));
    return names;
  }

  private static List<Map<String, Object>> objects(List<PoolSaturation.AwaitingLoop> loops) {
    List<Map<String, Object>> objects = new ArrayList<>();
    for (PoolSaturation.AwaitingLoop loop : loops) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("event_loop", loop.eventLoop());
      object.put("site", loop.site().toString());
      if (loop.call() != null) {
        object.put("call", loop.call());
      }
      object.put("wait_ns", loop.waitNanos());
      object.put("tasks", loop.tasks());
      objects.add(object);
    }
    return objects;
  }

  private static String words(PoolSaturation.AwaitingLoop loop) {
    return "event loop "
        + loop.eventLoop()
        + " has waited for this pool for "
        + Milliseconds.of(loop.waitNanos())
        + " ms at "
        + loop.site()
        + (loop.tasks() == 0
            ? ""
            : "; meanwhile "
                + loop.tasks()
                + " of its own tasks wait: a deadlock, if this pool's"
                + " threads wait for one of them");
  }

  private static String words(PoolSaturation pool, PoolSaturation.Occupant occupant) {
    String time =
        occupant.longestNanos() < 0
            ? ""
            : ", for up to " + Milliseconds.of(occupant.longestNanos()) + " ms";
    boolean isLost = pool.kind() == PoolKind.LEASES && !isKnown(occupant);
    String what = isLost ? "it is not known where they were asked for" : what(occupant);
    return occupant.number() + " of its " + pool.kind().members() + time + ": " + what;
  }

  private static boolean isKnown(PoolSaturation.Occupant occupant) {
    return occupant.site() != Frame.UNKNOWN || occupant.route() != null;
  }

  private static String what(PoolSaturation.Occupant occupant) {
    String route = occupant.route();
    if (occupant.site() == Frame.UNKNOWN) {
      return route == null ? "not known" : route;
    }
    return (occupant.call() == null ? "" : occupant.call() + " at ")
        + occupant.site()
        + (route == null ? "" : " for " + route);
  }

  /** Of one that is over, nobody waits any longer. */
  private static String waiting(PoolSaturation pool) {
    String waiter = pool.kind().waiter();
    StringBuilder line = new StringBuilder(busy(pool));
    if (!pool.isOngoing()) {
      line.append(", and ").append(waiter).append("s waited");
    } else if (pool.waiting() == 1) {
      line.append(", 1 ").append(waiter).append(" waits");
    } else {
      line.append(", ").append(pool.waiting()).append(' ').append(waiter).append("s wait");
    }
    if (pool.longestWaitNanos() >= 0) {
      line.append(", the longest for ")
          .append(Milliseconds.of(pool.longestWaitNanos()))
          .append(" ms");
    }
    if (!pool.routes().isEmpty()) {
      line.append("; for ").append(routes(pool));
    }
    return line.toString();
  }

  private static String busy(PoolSaturation pool) {
    boolean isOne = pool.members() == 1;
    if (pool.kind() == PoolKind.ORDERED) {
      String run = pool.isOngoing() ? "run" : "ran";
      return "tasks " + run + " one after the other in the " + pool.pool();
    }
    String is = isOne ? (pool.isOngoing() ? " is" : " was") : (pool.isOngoing() ? " are" : " were");
    if (pool.kind().hasConnections()) {
      String connections = isOne ? "1 connection of " : pool.members() + " connections of ";
      return connections + pool.pool() + is + " in use";
    }
    String threads = isOne ? "the only thread of " : "all " + pool.members() + " threads of ";
    return threads + pool.pool() + is + " busy";
  }

  private static String routes(PoolSaturation pool) {
    List<String> words = new ArrayList<>();
    pool.routes().forEach((route, pieces) -> words.add(route + " (" + pieces + ")"));
    return String.join(", ", words);
  }

  private static String message(PoolSaturation pool) {
    String is = pool.isOngoing() ? " is saturated: " : " was saturated: ";
    return "pool " + pool.pool() + is + waiting(pool) + most(pool);
  }

  private static String most(PoolSaturation pool) {
    if (pool.kind() == PoolKind.LEASES) {
      return pool.occupants().isEmpty() || !isKnown(pool.occupants().get(0))
          ? ""
          : "; most were asked for by " + what(pool.occupants().get(0));
    }
    String are = pool.isOngoing() ? "are" : "were";
    return "; most "
        + (pool.kind().hasConnections() ? are + " held" : "of them " + are)
        + " at "
        + pool.site();
  }
}
