package io.loopwarden.engine.config;

/**
 * A mistake in the configuration; the value that stands there is not used.
 *
 * @param key the option's key as the user wrote it
 * @param value the value that the user gave
 * @param allowed what is allowed; the nearest known key, and where all are, if the key is unknown
 * @param isUnknownKey whether there is no option of that name
 */
public record Problem(String key, String value, String allowed, boolean isUnknownKey) {

  /** What the keys of headers begin with, also those that are misspelt. */
  private static final String HEADERS = "otlp.header";

  /** What stands before the host of an address may be a password, and so may a header. */
  public Problem {
    value = key.startsWith(HEADERS) ? "…" : value.replaceAll("//[^/]*@", "//…@");
  }

  /** A value that an option does not allow. */
  public Problem(String key, String value, String allowed) {
    this(key, value, allowed, false);
  }

  /** A key that no option has. */
  static Problem unknownKey(String key, String value, String allowed) {
    return new Problem(key, value, allowed, true);
  }

  /** The mistake in one line, without what follows from it. */
  public String sentence() {
    return isUnknownKey
        ? "there is no option " + key + "; " + allowed
        : "option " + key + " has the value \"" + value + "\"; allowed: " + allowed;
  }

  /** What follows from it. */
  public String consequence() {
    return isUnknownKey ? "it is ignored" : "the default is used";
  }
}
