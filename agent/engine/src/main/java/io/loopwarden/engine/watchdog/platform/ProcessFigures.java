package io.loopwarden.engine.watchdog.platform;

/** What the JVM reports of its process as a whole. */
interface ProcessFigures {

  /** Those of the JVM's management beans, or of {@code java.base} alone where there are none. */
  static ProcessFigures open() {
    try {
      return new ManagedProcessFigures();
    } catch (LinkageError e) {
      return new PlainProcessFigures(); // a runtime without the module java.management
    }
  }

  /**
   * How long garbage collectors have stopped all threads so far, in milliseconds; 0 if that is not
   * known.
   */
  long gcMillis();

  /** The CPU time of all threads so far, in nanoseconds; 0 if that is not known. */
  long cpuNanos();
}
