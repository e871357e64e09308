package io.loopwarden.engine.work;

import java.net.InetSocketAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the ports of a channel, and its protocol from the handlers in its pipeline. */
final class Channels {

  /**
   * A part of a handler's class name, and the protocol that it stands for; the first hit counts.
   */
  private static final String[][] PROTOCOLS = {
    {"WebSocket13", "websocket"},
    {"Http2", "h2"},
    {"HttpServer", "http"},
    {"HttpClient", "http"},
    {"HttpRequest", "http"},
    {"HttpResponse", "http"},
    {"VertxHttp", "http"},
    {"Mqtt", "mqtt"},
    {"Redis", "redis"},
    {"MySQL", "mysql"},
    {"Pg", "postgresql"},
    {"Dns", "dns"},
    {"Stomp", "stomp"},
    {"Ssl", "tls"}
  };

  private Channels() {}

  static void describe(@Nullable Object pipeline, Map<String, String> words) {
    Object channel = PublicMethods.call(pipeline, "channel");
    if (channel == null) {
      return;
    }
    WorkDescription.put(
        words, WorkDescription.REMOTE_PORT, port(PublicMethods.call(channel, "remoteAddress")));
    WorkDescription.put(
        words, WorkDescription.LOCAL_PORT, port(PublicMethods.call(channel, "localAddress")));
    WorkDescription.put(words, WorkDescription.PROTOCOL, protocol(pipeline));
  }

  private static @Nullable Object port(@Nullable Object address) {
    return address instanceof InetSocketAddress socket ? socket.getPort() : null;
  }

  private static @Nullable String protocol(@Nullable Object pipeline) {
    if (!(PublicMethods.call(pipeline, "toMap") instanceof Map<?, ?> handlers)) {
      return null;
    }
    for (String[] protocol : PROTOCOLS) {
      for (Object handler : handlers.values()) {
        if (handler != null && handler.getClass().getSimpleName().contains(protocol[0])) {
          return protocol[1];
        }
      }
    }
    return null;
  }
}
