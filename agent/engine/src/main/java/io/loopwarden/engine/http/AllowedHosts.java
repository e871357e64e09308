package io.loopwarden.engine.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The names under which a port may be asked: addresses, {@code localhost}, and the configured name.
 * A web page that makes a browser ask this port by a name of its own, which leads here (DNS
 * rebinding), is refused: it cannot choose an address as the name.
 *
 * @param configured the name or address that the port is bound to
 */
record AllowedHosts(String configured) {

  /** Whether the value of a header {@code Host} is one of them. */
  boolean have(@Nullable String hostAndPort) {
    if (hostAndPort == null || hostAndPort.isEmpty()) {
      return false;
    }
    if (hostAndPort.charAt(0) == '[') { // an address of IPv6
      return true;
    }
    int colon = hostAndPort.indexOf(':');
    String host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
    return host.toLowerCase(Locale.ROOT).equals("localhost")
        || host.equalsIgnoreCase(configured)
        || isAddress(host);
  }

  private static boolean isAddress(String host) {
    String[] parts = host.split("\\.", -1);
    for (String part : parts) {
      if (part.isEmpty()
          || part.length() > 3
          || !part.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return false;
      }
    }
    return parts.length == 4;
  }
}
