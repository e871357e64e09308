package io.loopwarden.engine.policy;

import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.Options;
import io.loopwarden.engine.config.Problem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Known violations, accepted until they disappear: a file whose lines begin with a fingerprint.
 * What follows the fingerprint is for people.
 */
final class Baseline {

  private static final int FINGERPRINT_LENGTH = 8;

  private final String path;
  private volatile Set<String> fingerprints = Set.of();

  Baseline(Configuration configuration) {
    this.path = configuration.get(Options.BASELINE);
  }

  /** Reads the file; what cannot be understood is left out and told to {@code problems}. */
  void read(List<Problem> problems) {
    if (path.isEmpty()) {
      return;
    }
    Set<String> found = new HashSet<>();
    try {
      int number = 0;
      for (String line : Files.readAllLines(new File(path).toPath())) {
        number++;
        String entry = line.strip();
        if (entry.isEmpty() || entry.charAt(0) == '#') {
          continue;
        }
        if (isEntry(entry)) {
          found.add(entry.substring(0, FINGERPRINT_LENGTH));
        } else {
          problems.add(
              new Problem(
                  Options.BASELINE.key(),
                  path + ":" + number,
                  "lines that begin with a fingerprint of eight hexadecimal digits"));
        }
      }
    } catch (IOException | RuntimeException e) {
      problems.add(new Problem(Options.BASELINE.key(), path, Options.BASELINE.type().allowed()));
    }
    fingerprints = found;
  }

  /**
   * Whether a line begins with a fingerprint. No regular expression: this class is on the start
   * path.
   */
  private static boolean isEntry(String line) {
    for (int i = 0; i < FINGERPRINT_LENGTH; i++) {
      if (i >= line.length() || "0123456789abcdef".indexOf(line.charAt(i)) < 0) {
        return false;
      }
    }
    return line.length() == FINGERPRINT_LENGTH
        || Character.isWhitespace(line.charAt(FINGERPRINT_LENGTH));
  }

  /** Whether a problem is known. */
  boolean contains(String fingerprint) {
    return fingerprints.contains(fingerprint);
  }
}
