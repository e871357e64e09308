package com.example.tracing;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * The mistakes on event loops of Netty's, where a thread-local variable holds the current span, and
 * on those of Vert.x's, where Vert.x's context holds it. Each has an event loop of its own: two of
 * them would now and then share an iteration, and so a stall.
 */
public final class TracedLoops {

  private static final String SCOPE = "com.example.tracing";

  private TracedLoops() {}

  /** With any argument, spans are those of OpenTelemetry's Java agent, which has to be there. */
  public static void main(String[] args) throws Exception {
    if (args.length > 0) {
      run(GlobalOpenTelemetry.getTracer(SCOPE));
      return;
    }
    try (SdkTracerProvider provider = SdkTracerProvider.builder().build()) {
      run(provider.get(SCOPE));
    }
  }

  private static void run(Tracer tracer) throws Exception {
    Mistakes mistakes = new Mistakes(tracer);
    mistakes.rehearse();
    onNetty(mistakes);
    onVertx(mistakes);
  }

  private static void onNetty(Mistakes mistakes) throws Exception {
    List<FutureTask<Void>> tasks = all(mistakes);
    MultiThreadIoEventLoopGroup group =
        new MultiThreadIoEventLoopGroup(
            tasks.size(), new DefaultThreadFactory("netty"), NioIoHandler.newFactory());
    for (FutureTask<Void> task : tasks) {
      group.next().execute(task);
      task.get();
    }
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
  }

  private static void onVertx(Mistakes mistakes) throws Exception {
    List<FutureTask<Void>> tasks = all(mistakes);
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(tasks.size()));
    for (FutureTask<Void> task : tasks) {
      ContextInternal context =
          ((VertxInternal) vertx).createEventLoopContext(); // of the next loop
      ContextInternal ofRequest = context.duplicate(); // each request has one
      ofRequest.runOnContext(nothing -> task.run());
      task.get();
    }
    vertx.close().await();
  }

  private static List<FutureTask<Void>> all(Mistakes mistakes) {
    return List.of(
        task(mistakes::inSpan),
        task(mistakes::afterInnerSpan),
        task(mistakes::afterSpan),
        task(mistakes::inInvalidSpan));
  }

  private interface Mistake {
    void make() throws InterruptedException;
  }

  private static FutureTask<Void> task(Mistake mistake) {
    return new FutureTask<>(
        () -> {
          mistake.make();
          return null;
        });
  }
}
