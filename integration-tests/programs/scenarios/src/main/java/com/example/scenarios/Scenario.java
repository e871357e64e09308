package com.example.scenarios;

/**
 * One thing an application does on an event loop.
 *
 * @param name the name of the method that does it, which is also the site that a report must name
 * @param setting sets the stage on a plain thread; null if the action needs none and can run right
 *     in a request's handler
 * @param action what runs on the event loop; its result tells that it really ran
 * @param <S> the stage it needs
 */
record Scenario<S extends Stage>(String name, Setting<S> setting, Action<S> action) {

  /** Sets a stage. */
  interface Setting<S extends Stage> {
    S set() throws Exception;
  }

  /** The code under test. */
  interface Action<S extends Stage> {
    Object perform(S stage) throws Throwable;
  }

  /** The code under test where it needs no stage. */
  interface LoneAction {
    Object perform() throws Throwable;
  }

  /** A scenario without a stage. */
  static Scenario<Stage> alone(String name, LoneAction action) {
    return new Scenario<>(name, null, stage -> action.perform());
  }

  /** A scenario on a stage. */
  static <S extends Stage> Scenario<S> on(Setting<S> setting, String name, Action<S> action) {
    return new Scenario<>(name, setting, action);
  }

  /** Whether it needs no stage. */
  boolean alone() {
    return setting == null;
  }
}
