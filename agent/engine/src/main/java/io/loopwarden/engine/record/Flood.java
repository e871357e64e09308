package io.loopwarden.engine.record;

/**
 * An event loop made more blocking calls than stacks can be walked.
 *
 * @param eventLoop the name of its thread
 * @param calls how many calls were counted for the stacks of others since the flood was told last
 * @param stacks how many stacks were walked meanwhile
 */
public record Flood(String eventLoop, long calls, long stacks) {

  /** One call in so many had its stack walked. */
  public long factor() {
    return (calls + stacks) / Math.max(1, stacks);
  }
}
