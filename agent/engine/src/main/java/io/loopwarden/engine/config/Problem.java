package io.loopwarden.engine.config;

/**
 * A mistake in the configuration; the value that stands there is not used.
 *
 * @param key the option's key as the user wrote it
 * @param value the value that the user gave
 * @param allowed what is allowed, and the nearest known key if the key is unknown
 */
public record Problem(String key, String value, String allowed) {

  /** The mistake in one line, without what follows from it. */
  public String sentence() {
    return "option " + key + " has the value \"" + value + "\"; allowed: " + allowed;
  }
}
