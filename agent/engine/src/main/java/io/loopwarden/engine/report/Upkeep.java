package io.loopwarden.engine.report;

/** What else the reporter's thread does for the engine. */
public interface Upkeep {

  /**
   * Does in advance whatever would make the first blocking call on an event loop slow. Called when
   * the thread starts, and when there is an event loop.
   */
  void warmUp();

  /** Called about once a second. */
  void everySecond();

  /** Called when the JVM exits, before the summary. */
  void atExit();

  /** Called when the JVM exits, after the summary. */
  void afterSummary();
}
