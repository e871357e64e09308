package io.loopwarden.engine.finding;

/** Something that held an event loop between two moments. */
record Held(Kind kind, String method, long threadId, long beginNanos, long endNanos)
    implements TestIncident {

  @Override
  public String fingerprint() {
    return Fingerprint.of("call", "com.acme.Orders", method);
  }

  @Override
  public long durationNanos() {
    return endNanos - beginNanos;
  }
}
