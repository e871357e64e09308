package io.loopwarden.engine.config;

/**
 * A server that is spoken to by HTTP.
 *
 * @param isTls whether it is spoken to by TLS, as HTTPS
 * @param host a name or an address; one of IPv6 in brackets
 * @param path what the paths of requests begin with; empty, or begins with a slash and ends with
 *     none
 */
public record HttpEndpoint(boolean isTls, String host, int port, String path) {

  /** No server. */
  public static final HttpEndpoint NONE = new HttpEndpoint(false, "", 0, "");

  private static final String PLAIN = "http://";
  private static final String TLS = "https://";

  /** Host and port, as the header {@code Host} has them. */
  public String authority() {
    return host + ":" + port;
  }

  @Override
  public String toString() {
    return (isTls ? TLS : PLAIN) + authority() + path;
  }

  /** The values of options that are endpoints; empty means none. */
  public static final class Type implements OptionType<HttpEndpoint> {
    private static final OptionType<Integer> PORT = new OptionType.Count(1, 65_535);

    @Override
    public HttpEndpoint parse(String value) throws InvalidValueException {
      if (value.isEmpty()) {
        return NONE;
      }
      boolean isTls = value.startsWith(TLS);
      if (!isTls && !value.startsWith(PLAIN) || !hasPlainCharacters(value)) {
        throw new InvalidValueException();
      }
      int start = (isTls ? TLS : PLAIN).length();
      int slash = value.indexOf('/', start);
      int end = slash < 0 ? value.length() : slash;
      int colon = value.lastIndexOf(':', end - 1);
      if (colon <= start) {
        throw new InvalidValueException();
      }
      String host = value.substring(start, colon);
      if (host.indexOf(':') >= 0 && !(host.startsWith("[") && host.endsWith("]"))) {
        throw new InvalidValueException();
      }
      int port = PORT.parse(value.substring(colon + 1, end));
      return new HttpEndpoint(isTls, host, port, withoutSlash(value.substring(end)));
    }

    /** What could end a line of a request, carry a password or begin a query is not allowed. */
    private static boolean hasPlainCharacters(String value) {
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if (c <= ' ' || c > '~' || c == '@' || c == '?' || c == '#' || c == '\\') {
          return false;
        }
      }
      return true;
    }

    private static String withoutSlash(String path) {
      int end = path.length();
      while (end > 0 && path.charAt(end - 1) == '/') {
        end--;
      }
      return path.substring(0, end);
    }

    @Override
    public String allowed() {
      return "http://HOST:PORT or https://HOST:PORT, such as http://localhost:4318";
    }
  }
}
