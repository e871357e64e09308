package io.loopwarden.engine.report;

import io.loopwarden.engine.finding.Frame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The place of a problem and its stack, as fields of the log's entries. */
final class SiteFields {

  private SiteFields() {}

  /**
   * Adds the site and the call, to be followed by what else the first line has.
   *
   * @param call what the site called; null if that is not known
   */
  static void site(Event event, Frame site, @Nullable String call) {
    if (site != Frame.UNKNOWN) {
      event.text("site", site).json("code.function.name", site.function());
    }
    if (site.file() != null) {
      event.json("code.file.path", site.file());
    }
    if (site.line() > 0) {
      event.json("code.line.number", site.line());
    }
    if (call != null) {
      event.both("call", call);
    }
  }

  /** Adds a stack: whole where a program reads it, in a line where a scraper does. */
  static void stack(Event event, List<Frame> stack, StackLines lines) {
    List<String> shown = new ArrayList<>();
    for (Frame frame : lines.shown(stack)) {
      shown.add(frame.toString());
    }
    event.logfmt("frames", String.join(" < ", shown)).json(Event.STACK, trace(stack));
  }

  /** Frames in the form of an exception's trace. */
  static String trace(List<Frame> frames) {
    StringBuilder lines = new StringBuilder();
    for (Frame frame : frames) {
      lines.append("\tat ").append(frame).append('\n');
    }
    return lines.toString();
  }
}
