package io.loopwarden.engine.watchdog.sampling;

import io.loopwarden.engine.finding.Frame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stacks of all samples, laid over each other: which call took which part of the time. The root
 * is the outermost frame.
 */
public final class CallTree {

  /** What took less is not worth a line. */
  private static final double SMALLEST_SHARE = 0.05;

  private static final int MOST_LINES = 40;

  private final Node root = new Node(null);

  /** The tree of samples. */
  public static CallTree of(List<Sample> samples) {
    CallTree tree = new CallTree();
    for (Sample sample : samples) {
      tree.add(sample.stack(), sample.weightNanos());
    }
    return tree;
  }

  private void add(List<StackTraceElement> stack, long weightNanos) {
    Node node = root;
    node.weightNanos += weightNanos;
    StackTraceElement caller = null;
    for (int i = stack.size() - 1; i >= 0; i--) {
      StackTraceElement frame = stack.get(i);
      node = node.children.computeIfAbsent(key(frame), k -> new Node(frame));
      node.weightNanos += weightNanos;
      node.lines.merge(frame, weightNanos, Long::sum);
      if (caller != null) {
        node.callers.merge(caller, weightNanos, Long::sum);
      }
      caller = frame;
    }
  }

  /** Frames of one method are one node, whatever the line: loops move about in it. */
  private static String key(StackTraceElement frame) {
    return frame.getClassName() + '.' + frame.getMethodName();
  }

  /**
   * The way along which most of the time went, innermost first. The line of each frame is the one
   * that called the next frame for most of that time: a method may call several others.
   */
  public List<StackTraceElement> heaviestStack() {
    List<StackTraceElement> stack = new ArrayList<>();
    Node node = heaviestChild(root);
    while (node != null && node.frame != null) {
      Node next = heaviestChild(node);
      // where the time was spent in the method itself for the most part, the way ends
      if (next == null || next.weightNanos * 2 < node.weightNanos && isMostlyOwn(node)) {
        stack.add(0, heaviest(node.lines));
        break;
      }
      stack.add(0, heaviest(next.callers));
      node = next;
    }
    return stack;
  }

  /** Those frames of the heaviest stack to which at least half of the time went. */
  public List<StackTraceElement> commonStack() {
    List<StackTraceElement> stack = new ArrayList<>();
    Node node = heaviestChild(root);
    while (node != null && node.frame != null && node.weightNanos * 2 >= root.weightNanos) {
      stack.add(0, node.frame);
      node = heaviestChild(node);
    }
    return stack;
  }

  private static boolean isMostlyOwn(Node node) {
    long called = 0;
    for (Node child : node.children.values()) {
      called += child.weightNanos;
    }
    return (node.weightNanos - called) * 2 > node.weightNanos;
  }

  private static @Nullable Node heaviestChild(Node node) {
    @Nullable Node heaviest = null;
    for (Node child : node.children.values()) {
      if (heaviest == null || child.weightNanos > heaviest.weightNanos) {
        heaviest = child;
      }
    }
    return heaviest;
  }

  private static StackTraceElement heaviest(Map<StackTraceElement, Long> weights) {
    return Collections.max(weights.entrySet(), Map.Entry.comparingByValue()).getKey();
  }

  /**
   * The tree as lines, such as {@code 98% com.acme.Orders.load(Orders.java:42)}, indented by where
   * ways part. Frames that all samples of a way have in common are left out but for the last.
   */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    print(root, 0, lines);
    return lines;
  }

  private void print(Node node, int depth, List<String> lines) {
    List<Node> children = new ArrayList<>(node.children.values());
    children.removeIf(child -> child.weightNanos < SMALLEST_SHARE * root.weightNanos);
    children.sort(Comparator.comparingLong((Node child) -> child.weightNanos).reversed());
    boolean only = children.size() == 1 && children.get(0).weightNanos > 0.9 * node.weightNanos;
    if (only) {
      print(children.get(0), depth, lines);
      return;
    }
    if (node.frame != null && lines.size() < MOST_LINES) {
      long percent = Math.round(100.0 * node.weightNanos / root.weightNanos);
      lines.add("  ".repeat(depth) + percent + "% " + Frame.of(node.frame));
    }
    for (Node child : children) {
      print(child, node.frame == null ? depth : depth + 1, lines);
    }
  }

  private static final class Node {
    private final @Nullable StackTraceElement frame;
    private final Map<String, Node> children = new LinkedHashMap<>();
    private final Map<StackTraceElement, Long> lines = new LinkedHashMap<>();
    private final Map<StackTraceElement, Long> callers = new LinkedHashMap<>();
    private long weightNanos;

    Node(@Nullable StackTraceElement frame) {
      this.frame = frame;
    }
  }
}
