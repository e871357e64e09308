package io.loopwarden.engine.code;

/** Finds the site of a stack: to be shown the frames, innermost first. */
public final class SiteSearch {

  private int primary = -1;
  private int secondary = -1;
  private int outside = -1;

  /** Takes a frame into account. */
  public void see(int index, Owner owner, boolean isSecondary) {
    if (owner == Owner.JDK) {
      return;
    }
    if (outside < 0) {
      outside = index;
    }
    if (owner == Owner.APPLICATION && isSecondary && secondary < 0) {
      secondary = index;
    } else if (owner == Owner.APPLICATION && !isSecondary && primary < 0) {
      primary = index;
    }
  }

  /** Whether further frames make no difference. */
  public boolean isDone() {
    return primary >= 0;
  }

  /** The application's innermost frame, if possible a primary one, or -1. */
  public int applicationIndex() {
    return primary >= 0 ? primary : secondary;
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
