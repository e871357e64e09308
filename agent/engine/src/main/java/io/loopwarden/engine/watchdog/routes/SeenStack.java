package io.loopwarden.engine.watchdog.routes;

import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.code.HandlerFrames;
import io.loopwarden.engine.code.Owner;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.text.PlainText;
import io.loopwarden.engine.watchdog.figures.RouteTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stack of an event loop at a look, and what it says. Only the agent's threads use it. */
final class SeenStack {

  private final List<StackTraceElement> frames;
  private final CodeOwners owners;
  private final int site;

  /**
   * Makes it of a stack.
   *
   * @param frames the innermost first, at least one
   */
  SeenStack(List<StackTraceElement> frames, CodeOwners owners) {
    this.frames = frames;
    this.owners = owners;
    this.site = Math.max(0, owners.siteIndex(frames));
  }

  /** The innermost first. */
  List<StackTraceElement> frames() {
    return frames;
  }

  /** The site; where nothing but the JDK shows, the innermost frame. */
  Frame site() {
    return Frame.of(frames.get(site));
  }

  /** What tells paths beneath the site from each other: the function that it called, or null. */
  @Nullable String below() {
    return site == 0 ? null : Frame.of(frames.get(site - 1)).function();
  }

  /** What the event loop called: a handler, else a method of the application. */
  String entry() {
    String handler = HandlerFrames.handler(frames);
    if (handler != null) {
      return PlainText.name(handler);
    }
    for (int i = frames.size() - 1; i >= 0; i--) {
      StackTraceElement frame = frames.get(i);
      if (owners.of(frame) == Owner.APPLICATION && !owners.isSecondary(frame.getClassName())) {
        return Frame.of(frame).function();
      }
    }
    return RouteTime.FRAMEWORKS;
  }
}
