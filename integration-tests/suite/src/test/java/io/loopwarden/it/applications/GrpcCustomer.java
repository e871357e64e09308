package io.loopwarden.it.applications;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Talks gRPC. */
final class GrpcCustomer implements Customer {
  private static final int PATIENCE_SECONDS = 60;

  private final ManagedChannel channel;

  GrpcCustomer(int port) {
    channel = NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
  }

  @Override
  public int useAll(int times) {
    int answers = 0;
    for (int i = 0; i < times; i++) {
      answers += check("Hello", "World", "Hello, World!");
      answers += check("Note", "A note, and another one.", "A note, and another one.");
      answers += check("Later", "later", "later");
      answers += check("Offloaded", "book", "in stock");
      answers += check("Relayed", "World", "Hello, World!");
      answers += checkStream();
    }
    return answers;
  }

  private int check(String method, String request, String expected) {
    assertThat(call(method, request)).as(method).isEqualTo(expected);
    return 1;
  }

  private int checkStream() {
    List<String> lines = new ArrayList<>();
    MethodDescriptor<String, String> method = method("Stream", MethodType.SERVER_STREAMING);
    ClientCalls.blockingServerStreamingCall(channel, method, options(), "line")
        .forEachRemaining(lines::add);
    assertThat(lines).as("Stream").hasSize(100).last().isEqualTo("line 99");
    return 1;
  }

  @Override
  public String useMistake() {
    return call("Mistake", "book");
  }

  @Override
  public void useLaterMistake() {
    check("Returned", "World", "Hello, World!");
  }

  private String call(String method, String request) {
    return ClientCalls.blockingUnaryCall(
        channel, method(method, MethodType.UNARY), options(), request);
  }

  private static CallOptions options() {
    return CallOptions.DEFAULT.withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private static MethodDescriptor<String, String> method(String name, MethodType type) {
    return MethodDescriptor.<String, String>newBuilder()
        .setType(type)
        .setFullMethodName(MethodDescriptor.generateFullMethodName("shop.Shop", name))
        .setRequestMarshaller(new TextMarshaller())
        .setResponseMarshaller(new TextMarshaller())
        .build();
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
