package io.loopwarden.engine.record;

import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.code.OwnFrames;
import io.loopwarden.engine.code.Owner;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Walks the stack of the current event loop below the hook that was called.
 *
 * <p>The hash covers the frames from the operation to the site, by class identity and bytecode
 * index: reading names would cost twice as much. The application's frames add the method's name,
 * since two methods of one class may make a call at the same index; in the frames above the site,
 * the site's instruction has settled which method it is. Only a path that is met for the first time
 * is walked again to keep its frames.
 *
 * <p>A class of which is not decided yet whose code it is may be a library's: the walk goes on
 * beyond it. The reporter decides, and the next walk along these frames ends at the site.
 */
final class PathWalk implements Function<Stream<StackFrame>, Void>, Consumer<StackFrame> {

  /** How many frames a report shows at most. */
  static final int MOST_FRAMES = 256;

  /**
   * The JDK's walker fetches frames in batches, and the first batch decides what a walk costs: too
   * small, and a second one is fetched; too large, and frames are filled that nobody looks at.
   */
  private static final StackWalker[] WALKERS = {walker(12), walker(24), walker(48)};

  private final CodeOwners owners;
  private final boolean wholeStack;

  /** For each operation, which walker would have done with one batch the last time. */
  private final byte[] walkerOfOperation;

  private boolean inHooks;
  private boolean belowHooks;
  private boolean siteFound;
  private boolean keep;
  private boolean seeksInitialiser;
  private boolean isInInitialiser;
  private boolean ownFrame;
  private int seen;
  private int count;
  private long hash;
  private List<StackFrame> frames = List.of();

  /**
   * Makes a walk for one thread.
   *
   * @param operations how many operations there are
   * @param wholeStack whether frames beyond the site make a difference: to allow rules they do
   */
  PathWalk(CodeOwners owners, int operations, boolean wholeStack) {
    this.owners = owners;
    this.wholeStack = wholeStack;
    this.walkerOfOperation = new byte[operations];
  }

  /** Whether frames beyond the site make a difference. */
  boolean isOfWholeStack() {
    return wholeStack;
  }

  private static StackWalker walker(int batch) {
    return StackWalker.getInstance(Set.of(StackWalker.Option.RETAIN_CLASS_REFERENCE), batch);
  }

  /** The walker whose first batch holds so many frames, if there is one. */
  private static byte walkerFor(int frames) {
    return (byte) (frames <= 12 ? 0 : frames <= 24 ? 1 : 2);
  }

  /**
   * The hash of the frames from the operation to the site, or of the whole stack.
   *
   * @param operation the operation's number
   * @param ownFrame whether the operation has a frame of its own: then that is never the site
   * @param seeksInitialiser whether to look for a static initialiser, beyond the site too, which
   *     takes microseconds: a way that has one is another way
   */
  long hash(int operation, boolean ownFrame, boolean seeksInitialiser) {
    this.ownFrame = ownFrame;
    this.seeksInitialiser = seeksInitialiser;
    isInInitialiser = false;
    keep = false;
    WALKERS[walkerOfOperation[operation]].walk(this);
    walkerOfOperation[operation] = walkerFor(seen);
    return isInInitialiser ? hash * 31 + 1 : hash;
  }

  /** Whether the last {@link #hash} has found a frame that is known as the application's. */
  boolean hasSite() {
    return siteFound;
  }

  /** Whether the last {@link #hash} has found a static initialiser. */
  boolean isInInitialiser() {
    return isInInitialiser;
  }

  /** All frames below the hook, innermost first, up to {@link #MOST_FRAMES}. */
  List<StackFrame> frames() {
    keep = true;
    frames = new ArrayList<>(64);
    WALKERS[WALKERS.length - 1].walk(this);
    List<StackFrame> found = frames;
    frames = List.of();
    return found;
  }

  @Override
  public Void apply(Stream<StackFrame> stack) {
    inHooks = false;
    belowHooks = false;
    siteFound = false;
    seen = 0;
    count = 0;
    hash = 0;
    Spliterator<StackFrame> remaining = stack.spliterator();
    boolean all = keep || wholeStack || seeksInitialiser;
    while (count < MOST_FRAMES && (all || !siteFound) && remaining.tryAdvance(this)) {
      // accept() does the work
    }
    return null;
  }

  @Override
  public void accept(StackFrame frame) {
    seen++;
    Class<?> type = frame.getDeclaringClass();
    if (!belowHooks) {
      boolean hook = OwnFrames.haveHooksOfOperations(type);
      belowHooks = inHooks && !hook;
      inHooks |= hook;
      if (!belowHooks) {
        return;
      }
    }
    if (seeksInitialiser && !keep) {
      isInInitialiser |= frame.getMethodName().equals("<clinit>");
      if (siteFound && !wholeStack) {
        seen--; // a call that is too short for this search looks at none of them
        count++;
        return;
      }
    }
    hash = (hash * 31 + System.identityHashCode(type)) * 31 + frame.getByteCodeIndex();
    Owner owner = owners.known(type);
    if (owner == Owner.APPLICATION || owner == null) {
      hash = hash * 31 + frame.getMethodName().hashCode();
    }
    if (owner == Owner.APPLICATION && (count > 0 || !ownFrame)) {
      siteFound |= !owners.isKnownAsSecondary(type);
    }
    if (keep) {
      frames.add(frame);
    }
    count++;
  }
}
