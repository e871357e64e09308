package io.loopwarden.benchmarks.exchanges.reactor.netty.http.client;

import io.netty.channel.Channel;
import java.net.SocketAddress;

/** The exchanges of a client, as objects that do nothing. */
public final class HttpClientConnect {

  private HttpClientConnect() {}

  /** What an exchange does on its channel. */
  public record Operations(Channel channel) {}

  /** An exchange with another server. */
  public interface Exchange {

    /** Begins it, in the subscriber's thread. */
    SocketAddress get();

    /** It has got its channel. */
    Object requestWithBody(Operations operations);
  }

  /** An exchange that Loopwarden follows. */
  public static final class HttpClientHandler implements Exchange {
    @Override
    public SocketAddress get() {
      return null;
    }

    @Override
    public Object requestWithBody(Operations operations) {
      return operations;
    }
  }

  /** The control: the same under a name that Loopwarden does not know. */
  public static final class OtherHandler implements Exchange {
    @Override
    public SocketAddress get() {
      return null;
    }

    @Override
    public Object requestWithBody(Operations operations) {
      return operations;
    }
  }
}
