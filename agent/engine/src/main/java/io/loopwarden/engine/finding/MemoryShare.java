package io.loopwarden.engine.finding;

/**
 * The one budget of memory for what is recorded of all event loops together, by purpose. The shares
 * add up to 16 MB. What does not fit is counted as unclassified. Sizes of objects are estimates,
 * rather too large than too small.
 */
public enum MemoryShare {
  /** Calls on their way from the loops to the reporter. */
  CALLS(2560),
  /** Stacks of new paths, as the JVM gave them, until the reporter has read them. */
  NEW_STACKS(3072),
  /** The paths that each loop recognises. */
  PATHS(1536),
  /** The stacks of these paths as text, which all loops share. */
  STACKS(2496),
  /** The problems that calls are occurrences of, with their histograms. */
  FINDINGS(5120),
  /** The problems that stalls are occurrences of, with their histograms and stacks. */
  STALLS(1024),
  /** The problems that JFR and the looks at carrier threads and pools found, likewise. */
  JFR(256),
  /** How long each event loop was busy, and blocked by what, over time. */
  HISTORY(320);

  private static final long KILOBYTE = 1 << 10;

  private final long kilobytes;

  MemoryShare(long kilobytes) {
    this.kilobytes = kilobytes;
  }

  /** How many bytes may be in use for this purpose. */
  public long bytes() {
    return kilobytes * KILOBYTE;
  }

  /** What one finding takes but for its stack: mostly its histogram and when it occurred. */
  public static final int FINDING_BYTES = 1024 + Sightings.BYTES;

  /** What a frame takes in the stack of a finding; its names are kept once for all stacks. */
  public static final int FINDING_FRAME_BYTES = 48;

  /** What a frame of a stack that is kept as text takes. */
  public static final int FRAME_BYTES = 200;

  /** What a frame that is known already takes in a further stack. */
  public static final int REFERENCE_BYTES = 8;

  /** What a frame takes as the JVM gave it. */
  public static final int NEW_FRAME_BYTES = 96;

  /** What a path takes in the table of its loop and among those that have the same stack. */
  public static final int PATH_BYTES = 160;

  /** What one stack takes as text, but for its frames. */
  public static final int STACK_BYTES = 320;

  /** What a call takes on its way to the reporter. */
  public static final int CALL_BYTES = 80;

  /** What a call takes that the reporter holds since it may wait again. */
  public static final int HELD_CALL_BYTES = 200;
}
