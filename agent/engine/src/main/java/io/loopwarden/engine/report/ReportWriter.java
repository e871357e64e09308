package io.loopwarden.engine.report;

import io.loopwarden.engine.record.Flood;
import io.loopwarden.engine.record.Recorder;

/** Writes what was recorded and what the summary says. Any thread but event loops may use it. */
final class ReportWriter {

  private final LogThread log;
  private final NoticeQueue notices;
  private final Announcement announcement;
  private final Recorder recorder;
  private final Summaries summaries;
  private final Upkeep upkeep;

  ReportWriter(
      LogThread log,
      Notifications notifications,
      Recorder recorder,
      Summaries summaries,
      Upkeep upkeep) {
    this.log = log;
    this.notices = notifications.notices();
    this.announcement = notifications.announcement();
    this.recorder = recorder;
    this.summaries = summaries;
    this.upkeep = upkeep;
  }

  /** Writes and passes on what was recorded so far. */
  synchronized void flush() {
    write();
    recorder.drainAll();
  }

  /** Writes what has ended: a call that has waited may wait again. */
  synchronized void write() {
    for (Event notice = notices.poll(); notice != null; notice = notices.poll()) {
      log.write(notice);
    }
    if (announcement.writeTo(log)) {
      upkeep.warmUp();
    }
    recorder.drain();
    writeFloods(false);
  }

  private void writeFloods(boolean isLast) {
    for (Flood flood : recorder.floods(isLast)) {
      log.write(Notices.stacksSampled(flood));
    }
  }

  /** Writes the summary if there were event loops. */
  synchronized void writeSummary() {
    if (announcement.isDue()) {
      writeFloods(true);
      log.write(summaries.event(false));
    }
  }

  /**
   * The summary in the text form.
   *
   * @param isByDelay whether problems are ranked by how long they kept others waiting
   */
  synchronized String summary(boolean isByDelay) {
    recorder.drainAll();
    return summaries.text(isByDelay);
  }
}
