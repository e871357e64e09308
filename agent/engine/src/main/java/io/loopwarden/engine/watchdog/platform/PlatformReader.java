package io.loopwarden.engine.watchdog.platform;

/**
 * Reads the platform's clock and keeps the readings. Only the watchdog's thread uses it.
 *
 * @param history the last readings
 */
public record PlatformReader(PlatformClock clock, PlatformHistory history) {

  /**
   * Reads the clock, once a visit of the watchdog.
   *
   * @param wantedNanos how long the watchdog wanted to sleep since the last time
   */
  public void read(long wantedNanos) {
    PlatformTimes times = clock.read(wantedNanos);
    history.add(clock.readNanos(), times);
  }

  /** Reads the clock once more: a pause may have come in the middle of a visit. */
  public void readAgain() {
    read(0);
  }
}
