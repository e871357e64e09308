package io.loopwarden.engine.page;

import io.loopwarden.engine.text.CollapsedFrame;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The stacks of problems in the form that tools for flame graphs read: the frames from the
 * outermost to the innermost between semicolons, a blank, and the microseconds that were blocked.
 */
public final class CollapsedStacks {

  private static final long NANOS_PER_MICRO = 1000;

  private CollapsedStacks() {}

  /** The lines of a page's problems, each stack once. */
  public static String of(ReportPage page) {
    Map<String, Long> micros = new LinkedHashMap<>();
    for (PageProblem problem : page.problems()) {
      long blocked = problem.totalNanos() / NANOS_PER_MICRO;
      if (blocked > 0 && problem.isOfEventLoop()) {
        micros.merge(line(problem), blocked, Long::sum);
      }
    }
    StringBuilder lines = new StringBuilder();
    micros.forEach((line, blocked) -> lines.append(line).append(' ').append(blocked).append('\n'));
    return lines.toString();
  }

  /** A problem without a stack has its site and call. */
  private static String line(PageProblem problem) {
    List<PageFrame> stack = problem.stack();
    if (stack.isEmpty()) {
      return CollapsedFrame.of(new PageFrame(problem.site(), true).function())
          + ';'
          + CollapsedFrame.of(problem.call());
    }
    StringBuilder line = new StringBuilder();
    for (int i = stack.size() - 1; i >= 0; i--) {
      line.append(CollapsedFrame.of(stack.get(i).function())).append(i == 0 ? "" : ";");
    }
    return line.toString();
  }
}
