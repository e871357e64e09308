package io.loopwarden.engine.page;

import org.HdrHistogram.Histogram;

/** What the template shows of a group of event loops; its methods are the template's names. */
final class GroupView {

  private final PageGroup row;

  GroupView(PageGroup row) {
    this.row = row;
  }

  String name() {
    return row.name();
  }

  String loops() {
    return Amount.of(row.group().eventLoops(), "event loop", "event loops");
  }

  String jvm() {
    return "process " + row.processId();
  }

  String since() {
    return Amount.moment(row.startMillis());
  }

  String busy() {
    return Amount.percent(row.group().busyShare());
  }

  String blocked() {
    return Amount.percent(row.group().blockedShare());
  }

  boolean isBlocked() {
    return row.group().blockedNanos() > 0;
  }

  String queue50() {
    return quantile(row.group().delaysNanos(), 50);
  }

  String queue99() {
    return quantile(row.group().delaysNanos(), 99);
  }

  String queueMost() {
    return quantile(row.group().delaysNanos(), 100);
  }

  private static String quantile(Histogram durations, double percentile) {
    return durations.getTotalCount() == 0
        ? "–"
        : Amount.duration(durations.getValueAtPercentile(percentile));
  }

  String p99() {
    return quantile(row.group().iterationsNanos(), 99);
  }

  String longest() {
    return Amount.duration(row.group().longestNanos());
  }

  String iterations() {
    return Amount.count(row.group().iterationsNanos().getTotalCount());
  }

  String stalls() {
    return row.stalls();
  }
}
