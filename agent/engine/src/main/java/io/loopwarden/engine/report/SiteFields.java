package io.loopwarden.engine.report;

import io.loopwarden.engine.finding.Finding;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.finding.Kind;
import java.util.ArrayList;
import java.util.List;

/** The place of a problem and its stack, as fields of the log's entries. */
final class SiteFields {

  private SiteFields() {}

  /** Adds the site and the call, to be followed by what else the first line has. */
  static void site(Event event, Finding finding) {
    Frame site = finding.site();
    if (site != Frame.UNKNOWN) {
      event.text("site", site).json("code.function.name", site.function());
    }
    if (site.file() != null) {
      event.json("code.file.path", site.file());
    }
    if (site.line() > 0) {
      event.json("code.line.number", site.line());
    }
    if (finding.kind() != Kind.STALL && finding.kind() != Kind.PLATFORM_STALL) {
      event.both("call", finding.call());
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
