package com.example.operations;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.Promise;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.vertx.core.Vertx;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Waiting for the futures of Netty, Vert.x, Reactor and RxJava. */
final class FrameworkProbes {

  private static final String PROMISE = "io.netty.util.concurrent.DefaultPromise";

  private FrameworkProbes() {}

  private interface Wait<T> {
    void accept(T awaited) throws Exception;
  }

  static void addTo(Probes probes) {
    Duration pause = Duration.ofMillis(Workbench.PAUSE_MILLIS);
    String mono = "reactor.core.publisher.Mono";
    String flux = "reactor.core.publisher.Flux";
    String rx = "io.reactivex.rxjava3.core.";
    probes
        .category("future")
        .named(PROMISE, "sync", "()", bench -> promise(bench, Promise::sync))
        .named(PROMISE, "await", "()", bench -> promise(bench, Promise::await))
        .named(PROMISE, "await", "(long)", bench -> promise(bench, p -> p.await(9_000)))
        .named(
            PROMISE,
            "awaitUninterruptibly",
            "()",
            bench -> promise(bench, Promise::awaitUninterruptibly))
        .named(PROMISE, "get", "()", bench -> promise(bench, Promise::get))
        .operation("io.netty.channel.DefaultChannelPromise.sync")
        .call("ChannelFuture.sync() of a connect", FrameworkProbes::connect)
        .operation("java.util.concurrent.CompletableFuture.join")
        .call(
            "Vert.x Future.toCompletionStage().toCompletableFuture().join()",
            bench -> {
              Vertx vertx = vertx(bench);
              return () ->
                  vertx
                      .timer(Workbench.PAUSE_MILLIS, MILLISECONDS)
                      .toCompletionStage()
                      .toCompletableFuture()
                      .join();
            })
        .operation("java.util.concurrent.CompletableFuture.get")
        .call(
            "Vert.x Future.toCompletionStage().toCompletableFuture().get()",
            bench -> {
              Vertx vertx = vertx(bench);
              return () ->
                  vertx
                      .executeBlocking(FrameworkProbes::pause)
                      .toCompletionStage()
                      .toCompletableFuture()
                      .get();
            })
        .operation("io.vertx.core.Future.await")
        .call(
            "Vert.x Future.await(long, TimeUnit)",
            bench -> {
              Vertx vertx = vertx(bench);
              return () -> vertx.timer(Workbench.PAUSE_MILLIS, MILLISECONDS).await(9, SECONDS);
            })
        .named(mono, "block", "()", bench -> () -> Mono.delay(pause).block())
        .named(
            mono,
            "block",
            "(Duration)",
            bench -> () -> Mono.delay(pause).block(Duration.ofSeconds(9)))
        .named(flux, "blockFirst", "()", bench -> () -> Flux.interval(pause).blockFirst())
        .named(flux, "blockLast", "()", bench -> () -> Flux.interval(pause).take(2).blockLast())
        .operation("reactor.core.publisher.BlockingIterable$SubscriberIterator.hasNext")
        .call(
            "Flux.toIterable().iterator().hasNext()",
            bench -> () -> Flux.interval(pause).toIterable().iterator().hasNext())
        .named(
            rx + "Single",
            "blockingGet",
            "()",
            bench ->
                () ->
                    Single.fromCallable(FrameworkProbes::pause)
                        .subscribeOn(Schedulers.io())
                        .blockingGet())
        .named(
            rx + "Observable",
            "blockingFirst",
            "()",
            bench -> () -> Observable.timer(Workbench.PAUSE_MILLIS, MILLISECONDS).blockingFirst())
        .named(
            rx + "Completable",
            "blockingAwait",
            "()",
            bench -> () -> Completable.timer(Workbench.PAUSE_MILLIS, MILLISECONDS).blockingAwait());
  }

  private static String pause() {
    Peer.pause();
    return "done";
  }

  /** One whose futures have been waited for: what is loaded late would let a timer end first. */
  private static Vertx vertx(Workbench bench) {
    Vertx vertx = Vertx.vertx();
    bench.closing(vertx::close);
    vertx.timer(1, MILLISECONDS).toCompletionStage().toCompletableFuture().join();
    return vertx;
  }

  private static Action promise(Workbench bench, Wait<Promise<String>> wait) {
    DefaultEventExecutor other = new DefaultEventExecutor();
    bench.closing(() -> other.shutdownGracefully(0, 0, SECONDS));
    Promise<String> promise = other.newPromise();
    return () -> {
      bench.soon(() -> promise.setSuccess("done"));
      wait.accept(promise);
    };
  }

  /** Connects on another loop to a server that is there, and waits on this one. */
  private static Action connect(Workbench bench) throws Exception {
    EventLoopGroup others = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    bench.closing(() -> others.shutdownGracefully(0, 0, SECONDS));
    Peer peer = Peer.thatHangsUpLate(bench);
    Bootstrap bootstrap =
        new Bootstrap()
            .group(others)
            .channel(NioSocketChannel.class)
            .handler(new ChannelInboundHandlerAdapter());
    return () -> {
      others.execute(FrameworkProbes::pause);
      ChannelFuture connected = bootstrap.connect(peer.address());
      connected.sync();
    };
  }
}
