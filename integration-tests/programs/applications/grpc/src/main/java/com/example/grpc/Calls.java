package com.example.grpc;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The calls. All are asynchronous but the last. */
final class Calls implements AutoCloseable {
  private final ScheduledExecutorService workers = Executors.newScheduledThreadPool(2);
  private final Warehouse warehouse;
  private ManagedChannel channel;

  Calls(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  ServerServiceDefinition definition() {
    return ServerServiceDefinition.builder(Protocol.SERVICE)
        .addMethod(Protocol.unary("Hello"), ServerCalls.asyncUnaryCall(Calls::hello))
        .addMethod(Protocol.unary("Note"), ServerCalls.asyncUnaryCall(Calls::answer))
        .addMethod(Protocol.unary("Later"), ServerCalls.asyncUnaryCall(this::later))
        .addMethod(Protocol.unary("Offloaded"), ServerCalls.asyncUnaryCall(this::offload))
        .addMethod(
            Protocol.serverStreaming("Stream"), ServerCalls.asyncServerStreamingCall(Calls::stream))
        .addMethod(Protocol.unary("Relayed"), ServerCalls.asyncUnaryCall(this::relay))
        .addMethod(Protocol.unary("Returned"), ServerCalls.asyncUnaryCall(this::relayReturn))
        .addMethod(Protocol.unary("Mistake"), ServerCalls.asyncUnaryCall(this::mistake))
        .build();
  }

  /** Names the server that calls are relayed to. */
  void relayTo(int port) {
    channel =
        NettyChannelBuilder.forTarget("localhost:" + port).directExecutor().usePlaintext().build();
  }

  private static void answer(String text, StreamObserver<String> caller) {
    caller.onNext(text);
    caller.onCompleted();
  }

  private static void hello(String name, StreamObserver<String> caller) {
    answer("Hello, " + name + "!", caller);
  }

  private void later(String text, StreamObserver<String> caller) {
    workers.schedule(() -> answer(text, caller), 5, TimeUnit.MILLISECONDS);
  }

  private void offload(String article, StreamObserver<String> caller) {
    workers.execute(() -> answer(warehouse.ask(article), caller));
  }

  private static void stream(String line, StreamObserver<String> caller) {
    for (int number = 0; number < 100; number++) {
      caller.onNext(line + " " + number);
    }
    caller.onCompleted();
  }

  private void relay(String name, StreamObserver<String> caller) {
    ClientCalls.asyncUnaryCall(
        channel.newCall(Protocol.unary("Hello"), CallOptions.DEFAULT), name, caller);
  }

  /** The mistake comes after the answer of another server. */
  private void relayReturn(String name, StreamObserver<String> caller) {
    StreamObserver<String> checking =
        new StreamObserver<>() {
          @Override
          public void onNext(String text) {
            caller.onNext(checked(text));
          }

          @Override
          public void onError(Throwable failure) {
            caller.onError(failure);
          }

          @Override
          public void onCompleted() {
            caller.onCompleted();
          }
        };
    ClientCalls.asyncUnaryCall(
        channel.newCall(Protocol.unary("Hello"), CallOptions.DEFAULT), name, checking);
  }

  private static String checked(String text) {
    try {
      Thread.sleep(5);
      return text;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The mistake: a call of another service where the call arrives. */
  private void mistake(String article, StreamObserver<String> caller) {
    warehouse.ask(article);
    answer(Thread.currentThread().getName(), caller);
  }

  @Override
  public void close() {
    workers.shutdown();
    channel.shutdown();
  }
}
