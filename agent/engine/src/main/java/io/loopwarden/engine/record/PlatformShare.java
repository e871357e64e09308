package io.loopwarden.engine.record;

/** What the platform, and not the application, added to the calls of event loops. */
public interface PlatformShare {

  /** Where nobody knows. */
  PlatformShare UNKNOWN =
      new PlatformShare() {
        @Override
        public boolean isKnownUntil(long nanos) {
          return true;
        }

        @Override
        public long nanos(long beginNanos, long endNanos) {
          return 0;
        }
      };

  /** Whether all is known of calls that ended by a moment of {@link System#nanoTime()}. */
  boolean isKnownUntil(long nanos);

  /**
   * For how many nanoseconds the platform kept all threads from going on.
   *
   * @param beginNanos from this moment of {@link System#nanoTime()} on
   * @param endNanos until this one
   */
  long nanos(long beginNanos, long endNanos);
}
