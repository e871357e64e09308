package io.loopwarden.engine.finding;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts how much of a {@link MemoryShare} is in use. Any thread may take and give; neither waits
 * nor allocates.
 */
public final class Allowance {

  private final long most;
  private final AtomicLong used = new AtomicLong();

  /** An allowance of a share, nothing of which is in use. */
  public Allowance(MemoryShare share) {
    this(share.bytes());
  }

  /** An allowance of so many bytes. */
  public Allowance(long most) {
    this.most = most;
  }

  /** Takes so many bytes if there is room for all of them; else none. */
  public boolean take(long bytes) {
    if (used.addAndGet(bytes) <= most) {
      return true;
    }
    used.addAndGet(-bytes);
    return false;
  }

  /** Takes so many bytes although there may be no room for them. */
  public void exceed(long bytes) {
    used.addAndGet(bytes);
  }

  /** Gives so many bytes back. */
  public void give(long bytes) {
    used.addAndGet(-bytes);
  }

  /** How many bytes are in use. */
  public long used() {
    return used.get();
  }

  /** Whether more than a part of it, such as 0.5, is in use. */
  public boolean isUsedBeyond(double part) {
    return used.get() > most * part;
  }
}
