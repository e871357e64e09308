package io.loopwarden.engine.record;

import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.finding.Allowance;
import io.loopwarden.engine.finding.Finding;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.finding.MemoryShare;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The stacks of all paths as text: equal stacks and equal frames are kept once. When there is no
 * more memory for them, the half that was not used for the longest time is evicted. Only the
 * reporter's thread touches it.
 */
final class PathTexts {

  /** A share of loops' memory that is used beyond this part is a reason to evict, too. */
  private static final double NEARLY_FULL = 0.75;

  private final CodeOwners owners;
  private final OperationNames names;
  private final CallNames calls;
  private final LoopMemory loops;
  private final Allowance memory;
  private final Map<TracedCall, PathText> texts = new HashMap<>();
  private final Map<Frame, Frame> frames = new HashMap<>();

  /** Evicted paths that their loops have not removed yet. */
  private final List<Evicted> evicted = new ArrayList<>();

  private record Evicted(Finding finding, List<CallPath> paths) {}

  private long uses;
  private int removalsSeen;

  PathTexts(
      CodeOwners owners,
      OperationNames names,
      CallNames calls,
      LoopMemory loops,
      Allowance memory) {
    this.owners = owners;
    this.names = names;
    this.calls = calls;
    this.loops = loops;
    this.memory = memory;
  }

  /** The text of a path, which no longer needs its frames then; null if it was evicted. */
  @Nullable PathText of(CallPath path) {
    PathText text = path.text;
    if (text == null) {
      if (path.isEvicted()) {
        return null;
      }
      text = read(path);
    }
    text.lastUse = ++uses;
    return text;
  }

  private PathText read(CallPath path) {
    path.decide(owners);
    TracedCall call = TracedCall.of(path, names, calls);
    long newBytes = newBytes(path.frames().size());
    PathText text = texts.get(call);
    if (text == null) {
      text = add(call, CallKeys.ofCall(path, call));
    }
    text.users.add(path);
    path.read(text);
    loops.newStacks.give(newBytes); // last: without memory, this is tried again
    return text;
  }

  /** What the frames of a path take as the JVM gave them. */
  static long newBytes(int frames) {
    return (long) frames * MemoryShare.NEW_FRAME_BYTES;
  }

  private PathText add(TracedCall call, long key) {
    long bytes = bytes(call);
    if (!memory.take(bytes)) {
      evict();
      memory.exceed(bytes);
    }
    PathText text = new PathText(call.with(shared(call.stack())), key);
    texts.put(text.call(), text);
    return text;
  }

  private static long bytes(TracedCall call) {
    return MemoryShare.STACK_BYTES + (long) call.stack().size() * MemoryShare.REFERENCE_BYTES;
  }

  /** For each frame the one that stands for all that are equal. */
  private List<Frame> shared(List<Frame> stack) {
    List<Frame> shared = new ArrayList<>(stack.size());
    for (Frame frame : stack) {
      Frame known = frames.putIfAbsent(frame, frame);
      if (known == null) {
        memory.exceed(MemoryShare.FRAME_BYTES);
      }
      shared.add(known == null ? frame : known);
    }
    return shared;
  }

  /** Makes room if there is little left, and lets findings count what loops have removed. */
  void tidy() {
    if (loops.paths.isUsedBeyond(NEARLY_FULL)) {
      evict();
    }
    int removals = loops.removals();
    if (removals != removalsSeen) {
      removalsSeen = removals;
      for (PathText text : texts.values()) {
        removeForgotten(text.finding, text.users);
      }
      for (Iterator<Evicted> each = evicted.iterator(); each.hasNext(); ) {
        Evicted paths = each.next();
        removeForgotten(paths.finding(), paths.paths());
        if (paths.paths().isEmpty()) {
          each.remove();
        }
      }
    }
  }

  private static void removeForgotten(@Nullable Finding finding, List<CallPath> paths) {
    for (CallPath path : paths) {
      if (path.isForgotten() && finding != null) {
        finding.remove(path);
      }
    }
    paths.removeIf(new IsForgotten());
  }

  private static final class IsForgotten implements Predicate<CallPath> {
    @Override
    public boolean test(CallPath path) {
      return path.isForgotten();
    }
  }

  private void evict() {
    List<PathText> oldest = new ArrayList<>(texts.values());
    oldest.sort(Comparator.comparingLong(text -> text.lastUse));
    for (PathText text : oldest.subList(0, (oldest.size() + 1) / 2)) {
      texts.remove(text.call());
      memory.give(bytes(text.call()));
      text.users.forEach(CallPath::evict);
      if (text.finding != null) {
        evicted.add(new Evicted(text.finding, text.users));
      }
    }
    memory.give((long) frames.size() * MemoryShare.FRAME_BYTES);
    frames.clear();
    for (PathText text : texts.values()) {
      shared(text.call().stack());
    }
    loops.evicted();
  }
}
