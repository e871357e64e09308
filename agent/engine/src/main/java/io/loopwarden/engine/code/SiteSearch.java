package io.loopwarden.engine.code;

/** Finds the site of a stack: to be shown the frames, innermost first. */
public final class SiteSearch {

  private int written = -1;
  private int generated = -1;
  private int outside = -1;

  /** Takes a frame into account. */
  public void see(int index, Owner owner, boolean isGenerated) {
    if (owner == Owner.JDK) {
      return;
    }
    if (outside < 0) {
      outside = index;
    }
    if (owner == Owner.APPLICATION && isGenerated && generated < 0) {
      generated = index;
    } else if (owner == Owner.APPLICATION && !isGenerated && written < 0) {
      written = index;
    }
  }

  /** Whether further frames make no difference. */
  public boolean isDone() {
    return written >= 0;
  }

  /** The application's innermost frame, if possible one that was written, or -1. */
  public int applicationIndex() {
    return written >= 0 ? written : generated;
  }

  /** The first frame outside the JDK, or -1. */
  public int outsideIndex() {
    return outside;
  }

  /** The application's frame or, where there is none, the first outside the JDK; or -1. */
  public int index() {
    int application = applicationIndex();
    return application >= 0 ? application : outside;
  }
}
