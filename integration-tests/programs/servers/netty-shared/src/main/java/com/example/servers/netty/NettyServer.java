package com.example.servers.netty;

import com.example.scenarios.KeyStores;
import com.example.scenarios.ScenarioService;
import com.example.scenarios.Server;
import com.example.scenarios.Settings;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.EventExecutorGroup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An HTTP server: HTTP/1.1 and WebSocket on one port, the same and HTTP/2 over TLS on another. */
final class NettyServer implements Server {
  /** Shorter than Netty's two seconds: every test waits for it. */
  private static final int QUIET_MILLIS = 100;

  private static final int PATIENCE_MILLIS = 15_000;

  private final EventLoopGroup acceptors;
  private final EventLoopGroup loops;
  private final DefaultEventExecutorGroup workers = new DefaultEventExecutorGroup(2);
  private final Channel plain;
  private final Channel tls;

  NettyServer(Transport transport, Settings settings, ScenarioService scenarios)
      throws IOException, GeneralSecurityException {
    acceptors = transport.group(1);
    loops = transport.group(2);
    Pipelines pipelines = new Pipelines(workers, scenarios, settings.staticFiles());
    plain = listen(transport, pipelines.plain());
    tls = listen(transport, pipelines.tls(sslContext(settings)));
  }

  private Channel listen(Transport transport, ChannelHandler initializer) {
    return new ServerBootstrap()
        .group(acceptors, loops)
        .channel(transport.serverChannel())
        .childHandler(initializer)
        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
        .syncUninterruptibly()
        .channel();
  }

  private static SslContext sslContext(Settings settings)
      throws IOException, GeneralSecurityException {
    return SslContextBuilder.forServer(KeyStores.keyManagers(settings))
        .sslProvider(SslProvider.JDK)
        .ciphers(Http2SecurityUtil.CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
        .applicationProtocolConfig(
            new ApplicationProtocolConfig(
                ApplicationProtocolConfig.Protocol.ALPN,
                ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                ApplicationProtocolNames.HTTP_2,
                ApplicationProtocolNames.HTTP_1_1))
        .build();
  }

  @Override
  public Map<String, Integer> ports() {
    return Map.of("plain", port(plain), "tls", port(tls));
  }

  private static int port(Channel channel) {
    return ((InetSocketAddress) channel.localAddress()).getPort();
  }

  @Override
  public void stop() {
    for (EventExecutorGroup group : List.of(acceptors, loops, workers)) {
      group.shutdownGracefully(QUIET_MILLIS, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }
    acceptors.terminationFuture().syncUninterruptibly();
    loops.terminationFuture().syncUninterruptibly();
    workers.terminationFuture().syncUninterruptibly();
  }
}
