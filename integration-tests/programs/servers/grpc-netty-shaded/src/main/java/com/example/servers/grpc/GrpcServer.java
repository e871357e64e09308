package com.example.servers.grpc;

import com.example.scenarios.KeyStores;
import com.example.scenarios.ScenarioService;
import com.example.scenarios.Server;
import com.example.scenarios.Settings;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslProvider;
import io.grpc.stub.ServerCalls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A gRPC server with and without TLS that handles its calls where they arrive: {@code
 * directExecutor()}, as those who hunt microseconds configure it.
 */
final class GrpcServer implements Server {
  private static final int PATIENCE_SECONDS = 30;

  /** Shorter than Netty's two seconds: every test waits for it. */
  private static final int QUIET_MILLIS = 100;

  private final EventLoopGroup acceptors =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
  private final ExecutorService workers = Executors.newFixedThreadPool(2);
  private final io.grpc.Server plain;
  private final io.grpc.Server tls;

  GrpcServer(Settings settings, ScenarioService scenarios)
      throws IOException, GeneralSecurityException {
    scenarios.addPlace("callExecutor", workers);
    ServerServiceDefinition service =
        ServerServiceDefinition.builder(GrpcProtocol.SERVICE)
            .addMethod(
                GrpcProtocol.CALL,
                ServerCalls.asyncUnaryCall(new CallHandler(scenarios, loops, workers)))
            .build();
    plain = builder(service).build().start();
    tls = builder(service).sslContext(sslContext(settings)).build().start();
  }

  private NettyServerBuilder builder(ServerServiceDefinition service) {
    return NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
        .channelType(NioServerSocketChannel.class)
        .bossEventLoopGroup(acceptors)
        .workerEventLoopGroup(loops)
        .directExecutor()
        .addService(service);
  }

  private static SslContext sslContext(Settings settings)
      throws IOException, GeneralSecurityException {
    SslContextBuilder builder = SslContextBuilder.forServer(KeyStores.keyManagers(settings));
    return GrpcSslContexts.configure(builder, SslProvider.JDK).build();
  }

  @Override
  public Map<String, Integer> ports() {
    return Map.of("plain", plain.getPort(), "tls", tls.getPort());
  }

  @Override
  public void stop() throws InterruptedException {
    plain.shutdown().awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    tls.shutdown().awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    acceptors.shutdownGracefully(QUIET_MILLIS, PATIENCE_SECONDS * 1000, TimeUnit.MILLISECONDS);
    loops.shutdownGracefully(QUIET_MILLIS, PATIENCE_SECONDS * 1000, TimeUnit.MILLISECONDS);
    acceptors.terminationFuture().syncUninterruptibly();
    loops.terminationFuture().syncUninterruptibly();
    workers.shutdown();
  }
}
