package io.loopwarden.engine.page;

import io.loopwarden.engine.text.ResourceText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The parts of the page that are the same for all: templates, style, script. */
final class PageResources {

  private PageResources() {}

  /** The text of a file of this package. */
  static String text(String name) {
    return ResourceText.of(PageResources.class, name);
  }

  static String style() {
    return text("page.css");
  }

  static String script() {
    return text("page.js");
  }

  /**
   * What a browser may do with the page: use this style, run this script, and nothing else. Neither
   * a script nor a style that came with a name could be used, nor anything loaded.
   *
   * @param isLive whether the script may ask where the page came from for more
   */
  static String contentPolicy(boolean isLive) {
    return "default-src 'none'; style-src '"
        + hash(style())
        + "'; script-src '"
        + hash(script())
        + "'; img-src data:; base-uri 'none'; form-action 'none'"
        + (isLive ? "; connect-src 'self'" : "");
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
