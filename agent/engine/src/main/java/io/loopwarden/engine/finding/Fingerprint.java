package io.loopwarden.engine.finding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The stable id of an operation at a site: eight hexadecimal digits that survive a new build, as
 * long as the method that blocks keeps its name. Line numbers do not enter, nor what generators
 * append to the names of classes. The number in the name of a lambda's method does: without it, two
 * lambdas of one method would be one problem.
 */
public final class Fingerprint {

  /** Not the names of {@code code}: another set would change the fingerprints of baselines. */
  private static final String[] GENERATED_CLASS = {
    "$$Lambda", "$$EnhancerBy", "$$SpringCGLIB", "$$FastClass"
  };

  private static final int DIGEST_BYTES = 4;

  private Fingerprint() {}

  /**
   * The fingerprint of an operation at a site.
   *
   * @param className the site's class
   * @param methodName the site's method
   */
  public static String of(String operation, String className, String methodName) {
    String identity = operation + '|' + withoutGenerated(className) + '.' + methodName;
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String withoutGenerated(String className) {
    int end = className.length();
    for (String mark : GENERATED_CLASS) {
      int found = className.indexOf(mark);
      end = found < 0 ? end : Math.min(end, found);
    }
    return className.substring(0, end);
  }
}
