package io.loopwarden.engine.text;

/** A frame in a line of collapsed stacks, the form that tools for flame graphs read. */
public final class CollapsedFrame {

  private CollapsedFrame() {}

  /** A name without what separates frames and numbers there. */
  public static String of(String name) {
    return name.replace(';', ',').replace(' ', '_');
  }
}
