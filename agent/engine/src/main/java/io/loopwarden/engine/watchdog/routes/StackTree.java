package io.loopwarden.engine.watchdog.routes;

import io.loopwarden.engine.text.CollapsedFrame;
import io.loopwarden.engine.text.PlainText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stacks that were seen, laid over each other: each path with the time that it stands for. The
 * number of frames is bounded: what has no room counts for the frame above. Not safe for several
 * threads.
 */
final class StackTree {

  private static final int MOST_NODES = 8_000;
  private static final long NANOS_PER_MICRO = 1000;

  private final Node root = new Node("", "");
  private int nodes;

  /** Names are the JVM's own strings, and siblings a list: most frames have one callee. */
  private static final class Node {
    private final String className;
    private final String methodName;
    private @Nullable Node callees;
    private @Nullable Node sibling;
    private long ownNanos;

    Node(String className, String methodName) {
      this.className = className;
      this.methodName = methodName;
    }
  }

  /**
   * Adds a stack.
   *
   * @param name what the stack belongs to
   * @param stack the innermost frame first
   */
  void add(String name, List<StackTraceElement> stack, long weightNanos) {
    Node node = callee(root, name, "");
    if (node == null) {
      return;
    }
    for (int i = stack.size() - 1; i >= 0; i--) {
      StackTraceElement frame = stack.get(i);
      Node next = callee(node, frame.getClassName(), frame.getMethodName());
      if (next == null) {
        break;
      }
      node = next;
    }
    node.ownNanos += weightNanos;
  }

  private @Nullable Node callee(Node node, String className, String methodName) {
    for (Node each = node.callees; each != null; each = each.sibling) {
      if (each.className.equals(className) && each.methodName.equals(methodName)) {
        return each;
      }
    }
    if (nodes >= MOST_NODES) {
      return null;
    }
    nodes++;
    Node added = new Node(className, methodName);
    added.sibling = node.callees;
    node.callees = added;
    return added;
  }

  /**
   * Writes the stacks of a name as lines: frames from the outermost to the innermost between
   * semicolons, a blank, and microseconds.
   *
   * @param nanos the time of all stacks of that name, which theirs is a sample of
   */
  void write(String name, long nanos, StringBuilder lines) {
    Node node = root.callees;
    while (node != null && !node.className.equals(name)) {
      node = node.sibling;
    }
    long seenNanos = node == null ? 0 : sum(node);
    if (node == null || seenNanos == 0) {
      line(CollapsedFrame.of(PlainText.name(name)), nanos, lines);
    } else {
      write(node, "", (double) nanos / seenNanos, lines);
    }
  }

  private static long sum(Node node) {
    long nanos = node.ownNanos;
    for (Node each = node.callees; each != null; each = each.sibling) {
      nanos += sum(each);
    }
    return nanos;
  }

  private static void write(Node node, String above, double factor, StringBuilder lines) {
    String name =
        node.methodName.isEmpty() ? node.className : node.className + '.' + node.methodName;
    String path = above + CollapsedFrame.of(PlainText.name(name));
    line(path, Math.round(node.ownNanos * factor), lines);
    for (Node each = node.callees; each != null; each = each.sibling) {
      write(each, path + ';', factor, lines);
    }
  }

  private static void line(String path, long nanos, StringBuilder lines) {
    if (nanos >= NANOS_PER_MICRO) {
      lines.append(path).append(' ').append(nanos / NANOS_PER_MICRO).append('\n');
    }
  }
}
