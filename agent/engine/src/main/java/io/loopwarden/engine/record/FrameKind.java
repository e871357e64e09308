package io.loopwarden.engine.record;

/** Whose code a frame runs. */
enum FrameKind {
  /** The JDK's. */
  JDK,
  /** A well-known framework's, driver's or client's. */
  FRAMEWORK,
  /** The application's: everything else. */
  APPLICATION
}
