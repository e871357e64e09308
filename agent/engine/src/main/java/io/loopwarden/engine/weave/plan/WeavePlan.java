package io.loopwarden.engine.weave.plan;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.catalogue.Target;
import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** What to weave into one class. */
public final class WeavePlan {

  /** What a class needs beside its operations. */
  public enum Part {
    /** Nothing. */
    NONE,
    /** Netty's record of which executor runs on a thread: event loops register there. */
    EXECUTOR_MAP,
    /** What an executor of Netty runs on its thread, where there is no such record yet. */
    EXECUTOR_RUN,
    /** Netty's promise: it refuses to wait on the event loop that alone could complete it. */
    DEADLOCK_CHECK,
    /** Where an event loop waits for events, or takes up its next piece of work. */
    ACTIVITY,
    /** Where futures are made that an executor, or another future, completes. */
    COMPLETION,
    /** {@code java.lang.reflect.Method}: calls of natives pass through it. */
    REFLECTION,
    /** {@code MethodHandles.Lookup}: handles of natives are made there. */
    HANDLE_LOOKUP,
    /** {@code java.lang.Thread}: reports threads that are about to start. */
    THREAD_START
  }

  private final Map<String, Target> targets = new HashMap<>();
  private Part part = Part.NONE;
  private boolean calls;

  /** A plan of its own with what another one has; an empty one for null. */
  static WeavePlan copyOf(@Nullable WeavePlan other) {
    WeavePlan copy = new WeavePlan();
    if (other != null) {
      copy.targets.putAll(other.targets);
      copy.part = other.part;
      copy.calls = other.calls;
    }
    return copy;
  }

  public void add(Target target) {
    targets.putIfAbsent(target.method(), target);
  }

  public void part(Part part) {
    this.part = part;
  }

  /**
   * Adds what a program asked for while it runs. What it marks as blocking takes the place of what
   * was known of a method, but for waits: those are never refused.
   */
  void addAll(WeavePlan more) {
    for (Map.Entry<String, Target> entry : more.targets.entrySet()) {
      String method = entry.getKey();
      Target known = targets.get(method);
      if (known == null) {
        known = targets.get(method.substring(0, method.indexOf('(')));
      }
      if (known == null || known.operation().naming() != Operation.Naming.CALLER) {
        targets.put(method, entry.getValue());
      }
    }
    if (part == Part.NONE) {
      part = more.part;
    }
  }

  public void weaveCalls() {
    calls = true;
  }

  /**
   * The operation to weave into a method, or null. A target may name a method with its descriptor,
   * a method in all its forms, or with a star all public methods.
   */
  public @Nullable Target target(int access, String name, String descriptor) {
    if (targets.isEmpty() || name.charAt(0) == '<') {
      return null;
    }
    Target exact = targets.get(name.concat(descriptor));
    if (exact != null) {
      return exact;
    }
    Target anyForm = targets.get(name);
    if (anyForm != null) {
      return anyForm;
    }
    return (access & Opcodes.ACC_PUBLIC) == 0 ? null : targets.get("*");
  }

  public Part part() {
    return part;
  }

  /** Whether calls of natives are to be woven. */
  public boolean calls() {
    return calls;
  }

  /** Whether nothing but calls of natives is to be woven. */
  public boolean isOnlyCalls() {
    return targets.isEmpty() && part == Part.NONE;
  }
}
