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

  private long[] hashes = new long[64];
  private @Nullable CallPath[] paths = new CallPath[64];
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

  boolean isFull() {
    return size >= MOST;
  }

  void add(long hash, CallPath path) {
    if (size * 2 >= paths.length) {
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
    hashes = new long[64];
    paths = new CallPath[64];
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
    hashes = new long[oldHashes.length * 2];
    paths = new CallPath[oldPaths.length * 2];
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
