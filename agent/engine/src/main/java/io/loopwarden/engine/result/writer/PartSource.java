package io.loopwarden.engine.result.writer;

/** What has findings of its own to add to the result that this JVM leaves. */
public interface PartSource {

  /** Adds everything that was found so far. */
  void addTo(PartFindings part);
}
