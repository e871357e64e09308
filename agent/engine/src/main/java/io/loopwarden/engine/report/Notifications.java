package io.loopwarden.engine.report;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What the engine's parts report about the agent itself. The reporter's thread writes it, and is
 * started for it: in a JVM without event loops or problems it never runs. What comes before the
 * reporter is built waits for it. Any thread may call this, event loops too.
 */
public final class Notifications {

  private final NoticeQueue notices = new NoticeQueue();
  private final Announcement announcement;
  private volatile boolean isReporterNeeded;
  private volatile @Nullable ReporterThread reporter;

  /**
   * Makes notifications that begin with the problems of the configuration.
   *
   * @param version this build's version
   */
  public Notifications(Configuration configuration, Catalogue catalogue, String version) {
    this.announcement = new Announcement(configuration, version, catalogue.operations().size());
    for (Problem problem : configuration.problems()) {
      warn(Notices.invalidOption(problem));
    }
  }

  /** The notices that wait to be written. */
  NoticeQueue notices() {
    return notices;
  }

  /** The one that event loops are watched. */
  Announcement announcement() {
    return announcement;
  }

  /** An event loop has started. */
  public void watching(String eventLoop) {
    announcement.watching(eventLoop);
    startReporter();
  }

  /** A class could not be woven. */
  public void weavingFailed(String className, Throwable reason) {
    warn(Notices.weavingFailed(className, reason));
  }

  /** Something else that the user should know. */
  public void problem(String name, String message) {
    warn(Notices.problem(name, message));
  }

  /** A problem that was reported before is over. */
  public void recovery(String name, String message) {
    if (notices.add(Notices.recovery(name, message))) {
      startReporter();
    }
  }

  private void warn(Event event) {
    if (notices.warn(event)) {
      startReporter();
    }
  }

  /** Starts the reporter's thread, unless it runs; as soon as there is one. */
  public void startReporter() {
    isReporterNeeded = true;
    ReporterThread thread = reporter;
    if (thread != null) {
      thread.start();
    }
  }

  /** The reporter is built: its thread starts now if it was needed before. */
  void begin(ReporterThread thread) {
    reporter = thread;
    if (isReporterNeeded) {
      thread.start();
    }
  }
}
