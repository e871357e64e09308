package com.example.remedies;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Two servers of gRPC: one handles calls on its event loops, and one as the remedy says. The first
 * handles the work that is to run elsewhere like the second.
 */
final class GrpcServer implements com.example.remedies.Server {

  private static final String SERVICE = "orders.Orders";

  private final ScheduledExecutorService workers = Executors.newScheduledThreadPool(2);
  private final GrpcRemedies remedies = new GrpcRemedies(workers, workers);
  private final Server direct = start(builder().directExecutor());
  private final Server elsewhere = start(remedies.elsewhere(builder()));
  private final ManagedChannel toDirect = channel(direct);
  private final ManagedChannel toElsewhere = channel(elsewhere);

  GrpcServer() throws IOException {}

  private static NettyServerBuilder builder() {
    return NettyServerBuilder.forAddress(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  private Server start(ServerBuilder<?> builder) throws IOException {
    ServerServiceDefinition service =
        ServerServiceDefinition.builder(SERVICE)
            .addMethod(METHOD, ServerCalls.asyncUnaryCall(this::answer))
            .build();
    return builder.addService(service).build().start();
  }

  private static ManagedChannel channel(Server server) {
    return NettyChannelBuilder.forAddress("127.0.0.1", server.getPort()).usePlaintext().build();
  }

  private void answer(String word, StreamObserver<String> answers) {
    switch (Way.of(word)) {
      case BLOCKING, ELSEWHERE -> {
        answers.onNext(Orders.show(Orders.load()));
        answers.onCompleted();
      }
      case LATER -> remedies.later(answers);
      case COMPOSE -> remedies.compose(answers);
    }
  }

  @Override
  public String ask(Way way) {
    return ClientCalls.blockingUnaryCall(
        way == Way.ELSEWHERE ? toElsewhere : toDirect, METHOD, CallOptions.DEFAULT, way.word());
  }

  @Override
  public void close() {
    toDirect.shutdownNow();
    toElsewhere.shutdownNow();
    direct.shutdownNow();
    elsewhere.shutdownNow();
    workers.shutdown();
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

  private static final MethodDescriptor<String, String> METHOD =
      MethodDescriptor.<String, String>newBuilder()
          .setType(MethodType.UNARY)
          .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, "Show"))
          .setRequestMarshaller(new TextMarshaller())
          .setResponseMarshaller(new TextMarshaller())
          .build();
}
