package io.loopwarden.engine.work;

/**
 * Loads what is needed to say what an event loop does, before the first one is watched. An event
 * loop that loads one of these classes itself reads the agent's jar under its lock; the end of that
 * read needs the others, which another thread may be loading: it waits for the jar.
 */
public final class WorkClasses {

  private static final Class<?>[] NEEDED = {
    Answers.class,
    FollowedRequests.class,
    PrivateFields.class,
    PublicMethods.class,
    Requests.class,
    TaskTypes.class,
    VertxContexts.class,
    Work.class
  };

  private static volatile boolean areLoaded;

  private WorkClasses() {}

  /** Loads and initialises them, once; to be called by a thread that is not watched yet. */
  public static void load() {
    if (areLoaded) {
      return;
    }
    try {
      for (Class<?> type : NEEDED) {
        Class.forName(type.getName(), true, type.getClassLoader());
      }
    } catch (ClassNotFoundException | LinkageError e) {
      // whoever needs it says so
    }
    areLoaded = true;
  }
}
