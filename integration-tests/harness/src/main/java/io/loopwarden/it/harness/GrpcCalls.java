package io.loopwarden.it.harness;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslProvider;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/** Calls of the one gRPC method of a server: a path in, a text out. */
public final class GrpcCalls {
  private static final String HOST = "127.0.0.1";
  private static final int PATIENCE_SECONDS = 60;

  private static final MethodDescriptor<String, String> METHOD =
      MethodDescriptor.<String, String>newBuilder()
          .setType(MethodDescriptor.MethodType.UNARY)
          .setFullMethodName("scenarios.Scenarios/Call")
          .setRequestMarshaller(new TextMarshaller())
          .setResponseMarshaller(new TextMarshaller())
          .build();

  private GrpcCalls() {}

  /** A channel without TLS. */
  public static ManagedChannel plain(int port) {
    return NettyChannelBuilder.forAddress(HOST, port).usePlaintext().build();
  }

  /** A channel with TLS. */
  public static ManagedChannel tls(int port) {
    SslContextBuilder builder =
        SslContextBuilder.forClient().trustManager(TestKeyStore.trustManagers());
    try {
      return NettyChannelBuilder.forAddress(HOST, port)
          .sslContext(GrpcSslContexts.configure(builder, SslProvider.JDK).build())
          .build();
    } catch (SSLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Calls and waits for the answer. */
  public static String call(ManagedChannel channel, String path) {
    CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return ClientCalls.blockingUnaryCall(channel, METHOD, options, path);
  }

  private static final class TextMarshaller implements MethodDescriptor.Marshaller<String> {
    @Override
    public InputStream stream(String text) {
      return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String parse(InputStream stream) {
      try {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
