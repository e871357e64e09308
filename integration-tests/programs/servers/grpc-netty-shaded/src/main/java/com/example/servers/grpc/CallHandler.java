package com.example.servers.grpc;

import com.example.scenarios.ScenarioRequest;
import com.example.scenarios.ScenarioService;
import com.example.scenarios.WellBehaved;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** Handles calls on the event loop. */
final class CallHandler implements ServerCalls.UnaryMethod<String, String> {
  private final ScenarioService scenarios;
  private final EventLoopGroup loops;
  private final Executor workers;

  CallHandler(ScenarioService scenarios, EventLoopGroup loops, Executor workers) {
    this.scenarios = scenarios;
    this.loops = loops;
    this.workers = workers;
  }

  @Override
  public void invoke(String path, StreamObserver<String> caller) {
    answer(path)
        .whenComplete(
            (text, failure) -> {
              caller.onNext(failure == null ? text : failure.toString());
              caller.onCompleted();
            });
  }

  private CompletableFuture<String> answer(String path) {
    if (ScenarioRequest.matches(path)) {
      return scenarios.run(ScenarioRequest.parse(path), loops.next());
    }
    if (path.equals(WellBehaved.PATH)) {
      return CompletableFuture.supplyAsync(CallHandler::blockOffTheLoop, workers);
    }
    return CompletableFuture.completedFuture("Hello, World!");
  }

  private static String blockOffTheLoop() {
    try {
      return WellBehaved.blockOffTheLoop();
    } catch (InterruptedException e) {
      throw new CompletionException(e);
    }
  }
}
