package io.loopwarden.engine.report;

import io.loopwarden.engine.code.JdkPackages;
import io.loopwarden.engine.finding.Frame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What reports show of a stack: the innermost frames of the application, and one line that says how
 * many frames of whom lie between and beneath them.
 */
final class StackLines {

  /** So many owners of other frames are named. */
  private static final int MOST_OWNERS = 4;

  /** A library is known by so many parts of its package. */
  private static final int PARTS_OF_PACKAGE = 2;

  /** Proxies' classes are in packages of modules that are made while the program runs. */
  private static final String JDK_PROXIES = "jdk.proxy";

  private final int most;
  private final boolean isFull;
  private final Predicate<String> isApplication;

  /**
   * Makes one for all reports.
   *
   * @param most how many frames of the application are shown
   * @param isFull whether all frames are shown instead
   * @param isApplication decides by its name whether a class is the application's
   */
  StackLines(int most, boolean isFull, Predicate<String> isApplication) {
    this.most = most;
    this.isFull = isFull;
    this.isApplication = isApplication;
  }

  /** Whether all frames are shown. */
  boolean isFull() {
    return isFull;
  }

  /** The lines for a stack, innermost first. */
  List<String> of(List<Frame> stack) {
    List<Frame> shown = isFull ? stack : shown(stack);
    List<String> lines = new ArrayList<>();
    for (Frame frame : shown) {
      lines.add("at " + frame);
    }
    if (shown.size() < stack.size()) {
      lines.add(rest(stack, shown));
    }
    return lines;
  }

  /** The application's innermost frames; without any, the two innermost of all. */
  List<Frame> shown(List<Frame> stack) {
    List<Frame> shown = new ArrayList<>();
    for (Frame frame : stack) {
      if (shown.size() < most && isApplication.test(frame.className())) {
        shown.add(frame);
      }
    }
    return shown.isEmpty() ? stack.subList(0, Math.min(Math.min(2, most), stack.size())) : shown;
  }

  private static String rest(List<Frame> stack, List<Frame> shown) {
    Map<String, Integer> owners = new LinkedHashMap<>();
    for (Frame frame : stack) {
      if (!shown.contains(frame)) {
        String owner = owner(frame.className());
        owners.put(owner, owners.getOrDefault(owner, 0) + 1);
      }
    }
    List<Map.Entry<String, Integer>> sorted = new ArrayList<>(owners.entrySet());
    sorted.sort(new MostFirst());
    List<String> names = new ArrayList<>();
    for (Map.Entry<String, Integer> owner :
        sorted.subList(0, Math.min(MOST_OWNERS, sorted.size()))) {
      names.add(owner.getKey());
    }
    int frames = stack.size() - shown.size();
    String more = sorted.size() > MOST_OWNERS ? " and others" : "";
    return "… "
        + frames
        + (frames == 1 ? " frame of " : " frames of ")
        + String.join(", ", names)
        + more;
  }

  private static final class MostFirst implements Comparator<Map.Entry<String, Integer>> {
    @Override
    public int compare(Map.Entry<String, Integer> one, Map.Entry<String, Integer> other) {
      return other.getValue().compareTo(one.getValue());
    }
  }

  private static String owner(String className) {
    if (JdkPackages.have(className) || className.startsWith(JDK_PROXIES)) {
      return "the JDK";
    }
    int end = -1;
    for (int part = 0; part < PARTS_OF_PACKAGE; part++) {
      int next = className.indexOf('.', end + 1);
      if (next < 0) {
        break;
      }
      end = next;
    }
    return end < 0 ? "no package" : className.substring(0, end);
  }
}
