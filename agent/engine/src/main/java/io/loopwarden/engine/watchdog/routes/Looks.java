package io.loopwarden.engine.watchdog.routes;

import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.watchdog.sampling.LoopThread;
import io.loopwarden.engine.watchdog.sampling.ThreadFigures;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Takes looks at busy event loops. To read what a loop does costs it nothing; to take its stack
 * stops it, and on some JDKs all threads, for a moment. So only some looks have a stack, and more
 * of those that have no route, since only the stack says what they saw. Only one thread uses it.
 */
public final class Looks {

  /** Of so many looks with a route one has a stack. */
  private static final int LOOKS_PER_STACK = 8;

  /** The same for looks without a route. */
  private static final int UNROUTED_LOOKS_PER_STACK = 3;

  private final RouteTimes times;
  private final CodeOwners owners;
  private final ThreadFigures figures;
  private final SplittableRandom random;

  /** Makes looks that are added to some times. */
  public Looks(
      RouteTimes times, CodeOwners owners, ThreadFigures figures, SplittableRandom random) {
    this.times = times;
    this.owners = owners;
    this.figures = figures;
    this.random = random;
  }

  /**
   * Looks at an event loop, which is busy.
   *
   * @param weightNanos the time that the look stands for
   */
  public void look(LoopThread thread, long weightNanos) {
    Look look = Look.at(thread.loop());
    int each = look.route() == null ? UNROUTED_LOOKS_PER_STACK : LOOKS_PER_STACK;
    SeenStack stack = random.nextInt(each) == 0 ? stack(thread, look) : null;
    times.add(thread.id(), look, stack, weightNanos);
  }

  /** The stack, if the event loop still does what was seen. */
  private @Nullable SeenStack stack(LoopThread thread, Look look) {
    List<StackTraceElement> frames = thread.stack(figures);
    return frames.isEmpty() || thread.loop().metrics.steps() != look.step()
        ? null
        : new SeenStack(frames, owners);
  }
}
