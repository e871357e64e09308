package io.loopwarden.engine.http;

import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A page that a port serves under one path. Used by several threads. */
public interface Page {

  /** Has a browser do nothing with a page but show it. */
  String SHOWN_ONLY = "default-src 'none'";

  /**
   * What a page holds.
   *
   * @param status the status of the response, such as {@code 200 OK}
   * @param type its media type
   * @param policy what a browser may do with it, as a {@code Content-Security-Policy}
   */
  record Content(String status, String type, byte[] body, String policy) {

    /** What is there. */
    public Content(String type, byte[] body, String policy) {
      this("200 OK", type, body, policy);
    }

    /** What a browser may only show. */
    public Content(String type, byte[] body) {
      this(type, body, SHOWN_ONLY);
    }

    /** What says that the JVM cannot do its work now. */
    public static Content unavailable(String type, byte[] body) {
      return new Content("503 Service Unavailable", type, body, SHOWN_ONLY);
    }
  }

  /**
   * The page as it is now.
   *
   * @param headers gives the value of a header of the request, by its name in lower case; null if
   *     the request does not have it
   */
  Content content(Function<String, @Nullable String> headers) throws IOException;
}
