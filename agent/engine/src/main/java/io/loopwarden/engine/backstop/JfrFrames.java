package io.loopwarden.engine.backstop;

import io.loopwarden.engine.code.SourceFileNames;
import io.loopwarden.engine.code.WrittenLines;
import io.loopwarden.engine.finding.Frame;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes frames of reports from those of JFR, which have lines but no files. A file is that of the
 * class file; where there is none, the frame has none either. The threads of several streams may
 * ask.
 */
final class JfrFrames {

  private final SourceFileNames files;
  private final WrittenLines lines;

  JfrFrames(SourceFileNames files, WrittenLines lines) {
    this.files = files;
    this.lines = lines;
  }

  /**
   * The frames of a stack, each with the line that its source has.
   *
   * @param entersMonitor whether the innermost one waits to enter a monitor
   */
  synchronized List<Frame> of(List<StackTraceElement> stack, boolean entersMonitor) {
    List<Frame> frames = new ArrayList<>(stack.size());
    for (StackTraceElement element : stack) {
      StackTraceElement named = named(element);
      boolean isEntry = entersMonitor && frames.isEmpty();
      frames.add(Frame.of(named).atLine(isEntry ? lines.ofEntry(named) : lines.of(named)));
    }
    return frames;
  }

  private StackTraceElement named(StackTraceElement element) {
    return element.getFileName() != null
        ? element
        : new StackTraceElement(
            element.getClassName(),
            element.getMethodName(),
            files.of(element.getClassName()),
            element.getLineNumber());
  }
}
