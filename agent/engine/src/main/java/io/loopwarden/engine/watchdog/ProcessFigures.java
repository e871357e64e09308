package io.loopwarden.engine.watchdog;

/** What the JVM reports of its process as a whole. */
interface ProcessFigures {

  /** Those of the JVM's management beans, as far as there are any. */
  static ProcessFigures open() {
    try {
      return new ManagedProcessFigures();
    } catch (LinkageError e) {
      return new Unknown(); // a runtime without the module java.management
    }
  }

  /** How long garbage collectors have stopped all threads so far, in milliseconds. */
  long gcMillis();

  /** The CPU time of all threads so far, in nanoseconds; 0 if that is not known. */
  long cpuNanos();

  /** Nothing is known. */
  final class Unknown implements ProcessFigures {
    @Override
    public long gcMillis() {
      return 0;
    }

    @Override
    public long cpuNanos() {
      return 0;
    }
  }
}
