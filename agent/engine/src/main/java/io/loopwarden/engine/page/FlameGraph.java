package io.loopwarden.engine.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where event loops were blocked: the stacks of all problems laid over each other, each as wide as
 * the time that its problem took. Frames of libraries that follow each other are one box.
 */
final class FlameGraph {

  private static final int ROW_HEIGHT = 20;
  private static final int MOST_BOXES = 250;

  private static final int LONGEST_NAME = 150;

  /** What is narrower cannot be seen. */
  private static final double LEAST_SHARE = 0.002;

  private final List<Box> boxes = new ArrayList<>();
  private final Node root = new Node("all", Kind.ROOT);
  private int depth;

  /** What a box stands for. */
  private enum Kind {
    ROOT,
    LIBRARY,
    APPLICATION,
    CALL
  }

  private static final class Node {
    private final String label;
    private final Kind kind;
    private final Map<String, Node> callees = new LinkedHashMap<>();
    private long nanos;

    Node(String label, Kind kind) {
      this.label = label;
      this.kind = kind;
    }

    Node callee(String label, Kind kind, long nanos) {
      Node node = callees.computeIfAbsent(kind + label, key -> new Node(label, kind));
      node.nanos += nanos;
      return node;
    }
  }

  /**
   * One box of the drawing.
   *
   * @param x where it begins, in percent
   * @param width how wide it is, in percent
   * @param y where it begins
   * @param kind the class that gives it its colour
   * @param label its method, as short as it is known by
   * @param title all about it
   */
  record Box(String x, String width, int y, String kind, String label, String title) {}

  private FlameGraph() {}

  /** The graph of some problems. */
  static FlameGraph of(List<PageProblem> problems) {
    FlameGraph graph = new FlameGraph();
    for (PageProblem problem : problems) {
      boolean hasTime = problem.totalNanos() > 0 && problem.isOfEventLoop();
      if (hasTime && !problem.stack().isEmpty()) {
        graph.add(problem);
      }
    }
    if (graph.root.nanos > 0) {
      graph.draw(graph.root, 0, 0);
    }
    return graph;
  }

  private void add(PageProblem problem) {
    long nanos = problem.totalNanos();
    root.nanos += nanos;
    Node node = root;
    List<PageFrame> stack = problem.stack();
    int site = siteIndex(problem);
    int i = stack.size() - 1;
    while (i >= site) {
      if (stack.get(i).isApplication() || i == site) {
        node = node.callee(stack.get(i).function(), Kind.APPLICATION, nanos);
        i--;
      } else {
        int begin = i;
        while (i > site && !stack.get(i).isApplication()) {
          i--;
        }
        node = node.callee(owners(stack.subList(i + 1, begin + 1)), Kind.LIBRARY, nanos);
      }
    }
    node = node.callee(problem.call(), Kind.CALL, nanos);
    if (!problem.operation().equals(problem.call())) {
      node.callee(problem.operation(), Kind.CALL, nanos);
    }
  }

  private static int siteIndex(PageProblem problem) {
    String function = new PageFrame(problem.site(), true).function();
    List<PageFrame> stack = problem.stack();
    for (int i = 0; i < stack.size(); i++) {
      if (stack.get(i).function().equals(function)) {
        return i;
      }
    }
    return 0;
  }

  /** The owners of some frames, each once, the outermost first. */
  private static String owners(List<PageFrame> frames) {
    List<String> owners = new ArrayList<>();
    for (int i = frames.size() - 1; i >= 0; i--) {
      if (!owners.contains(frames.get(i).owner())) {
        owners.add(frames.get(i).owner());
      }
    }
    return String.join(", ", owners);
  }

  private void draw(Node node, long fromNanos, int row) {
    double share = (double) node.nanos / root.nanos;
    if (share < LEAST_SHARE || boxes.size() >= MOST_BOXES) {
      return;
    }
    depth = Math.max(depth, row + 1);
    String title =
        cut(node.label) + ", " + Amount.duration(node.nanos) + ", " + Amount.percent(share);
    boxes.add(
        new Box(
            percent(fromNanos, root.nanos),
            percent(node.nanos, root.nanos),
            row * ROW_HEIGHT,
            node.kind.name().toLowerCase(Locale.ROOT),
            cut(label(node)),
            title));
    List<Node> callees = new ArrayList<>(node.callees.values());
    callees.sort(Comparator.comparingLong((Node callee) -> callee.nanos).reversed());
    long nanos = fromNanos;
    for (Node callee : callees) {
      draw(callee, nanos, row + 1);
      nanos += callee.nanos;
    }
  }

  private static String cut(String name) {
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + '…' : name;
  }

  private static String label(Node node) {
    if (node.kind == Kind.ROOT) {
      return "all, " + Amount.duration(node.nanos);
    }
    return node.kind == Kind.LIBRARY ? node.label : shortName(node.label);
  }

  /** Class and method without the package. */
  static String shortName(String function) {
    int method = function.lastIndexOf('.');
    int type = method < 0 ? -1 : function.lastIndexOf('.', method - 1);
    return function.substring(type + 1);
  }

  private static String percent(long nanos, long ofNanos) {
    return String.format(Locale.ROOT, "%.2f%%", 100.0 * nanos / ofNanos);
  }

  /** The boxes; none if no problem has a stack. */
  List<Box> boxes() {
    return boxes;
  }

  /** How high the drawing is. */
  int height() {
    return depth * ROW_HEIGHT;
  }
}
