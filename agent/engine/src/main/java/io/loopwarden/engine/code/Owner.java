package io.loopwarden.engine.code;

/** Whose code a class is. */
public enum Owner {
  /** The JDK's. */
  JDK,
  /** A framework's, driver's or client's, or generated for one. */
  LIBRARY,
  /** The application's own, or generated for a class of the application. */
  APPLICATION
}
