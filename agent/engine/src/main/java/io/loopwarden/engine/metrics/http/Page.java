package io.loopwarden.engine.metrics.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The page that a port serves. Used by several threads. */
public interface Page {

  /**
   * What a page holds.
   *
   * @param type its media type
   */
  record Content(String type, byte[] body) {}

  /**
   * The page as it is now.
   *
   * @param accept the header with the media types that the client accepts; null if there is none
   */
  Content content(@Nullable String accept) throws IOException;
}
