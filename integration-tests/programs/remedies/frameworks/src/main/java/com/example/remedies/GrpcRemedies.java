package com.example.remedies;

import io.grpc.ServerBuilder;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Code of a service of gRPC. */
final class GrpcRemedies {

  private final Executor workers;
  private final ScheduledExecutorService scheduler;

  GrpcRemedies(Executor workers, ScheduledExecutorService scheduler) {
    this.workers = workers;
    this.scheduler = scheduler;
  }

  ServerBuilder<?> elsewhere(ServerBuilder<?> builder) {
    // [elsewhere]
    return builder.executor(workers); // instead of directExecutor()
    // [end]
  }

  void later(StreamObserver<String> answers) {
    // [later]
    scheduler.schedule(
        () -> {
          answers.onNext(Orders.show("later"));
          answers.onCompleted();
        },
        100,
        TimeUnit.MILLISECONDS);
    // [end]
  }

  void compose(StreamObserver<String> answers) {
    // [compose]
    Orders.loadAsync()
        .thenAccept(
            order -> {
              answers.onNext(Orders.show(order));
              answers.onCompleted();
            });
    // [end]
  }
}
