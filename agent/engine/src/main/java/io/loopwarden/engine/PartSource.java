package io.loopwarden.engine;

/** What has findings of its own to add to the result that this JVM leaves. */
interface PartSource {

  /** Adds everything that was found so far. */
  void addTo(PartFindings part);
}
