package io.loopwarden.engine.config;

/** How the content of requests is compressed. */
public enum Compression {
  /** Not at all. */
  NONE,
  /** As gzip does. */
  GZIP
}
