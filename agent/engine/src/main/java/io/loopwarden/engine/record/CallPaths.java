package io.loopwarden.engine.record;

import org.jspecify.annotations.Nullable;

/**
 * The paths that one event loop has met, found by the hash of their frames. Only that loop's thread
 * touches it. An open-addressed table instead of a map, so that a look-up neither boxes nor
 * allocates.
 */
final class CallPaths {

  /** How many paths a loop recognises at most. */
  static final int MOST = 2048;

  private static final int FIRST = 64;
  private static final long[] NO_HASHES = {0};
  private static final @Nullable CallPath[] NO_PATHS = {null};

  /** Shared until there is a path: most loops never meet one. */
  private long[] hashes = NO_HASHES;

  private @Nullable CallPath[] paths = NO_PATHS;
  private int size;

  @Nullable CallPath find(long hash) {
    int mask = paths.length - 1;
    int slot = slot(hash) & mask;
    CallPath path = paths[slot];
    while (path != null && hashes[slot] != hash) {
      slot = (slot + 1) & mask;
      path = paths[slot];
    }
    return path;
  }

  /** How many slots the table has; 1 while it is empty, and all such tables are one. */
  int capacity() {
    return paths.length;
  }

  boolean isFull() {
    return size >= MOST;
  }

  void add(long hash, CallPath path) {
    if ((size + 1) * 2 > paths.length) {
      grow();
    }
    put(hash, path);
    size++;
  }

  /**
   * Removes the paths that the reporter has evicted, or all of them.
   *
   * @return how many were removed
   */
  int remove(boolean all) {
    long[] oldHashes = hashes;
    @Nullable CallPath[] oldPaths = paths;
    int before = size;
    hashes = NO_HASHES;
    paths = NO_PATHS;
    size = 0;
    for (int i = 0; i < oldPaths.length; i++) {
      CallPath path = oldPaths[i];
      if (path != null && (all || path.isEvicted())) {
        path.forget();
      } else if (path != null) {
        add(oldHashes[i], path);
      }
    }
    return before - size;
  }

  private void put(long hash, CallPath path) {
    int mask = paths.length - 1;
    int slot = slot(hash) & mask;
    while (paths[slot] != null) {
      slot = (slot + 1) & mask;
    }
    hashes[slot] = hash;
    paths[slot] = path;
  }

  private void grow() {
    long[] oldHashes = hashes;
    @Nullable CallPath[] oldPaths = paths;
    int capacity = Math.max(FIRST, oldPaths.length * 2);
    hashes = new long[capacity];
    paths = new CallPath[capacity];
    for (int i = 0; i < oldPaths.length; i++) {
      CallPath path = oldPaths[i];
      if (path != null) {
        put(oldHashes[i], path);
      }
    }
  }

  private static int slot(long hash) {
    return (int) (hash * 0x9E3779B97F4A7C15L >>> 32);
  }
}
