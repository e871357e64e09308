package io.loopwarden.it.harness;

import static io.loopwarden.it.harness.ServerStack.Feature.EVENT_BUS;
import static io.loopwarden.it.harness.ServerStack.Feature.HTTP_CLIENT;
import static io.loopwarden.it.harness.ServerStack.Feature.RPC;
import static io.loopwarden.it.harness.ServerStack.Feature.VIRTUAL_THREAD_VERTICLE;
import static io.loopwarden.it.harness.ServerStack.Feature.WEB;

import io.netty.channel.uring.IoUring;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The servers under observation. */
public enum ServerStack {
  NETTY_41_NIO(
      "netty-4.1-nio",
      "netty-4.1",
      "netty.NettyProgram",
      List.of("--transport=nio"),
      Set.of(WEB),
      "executorGroup"),
  NETTY_41_EPOLL(
      "netty-4.1-epoll",
      "netty-4.1",
      "netty.NettyProgram",
      List.of("--transport=epoll"),
      Set.of(WEB),
      "executorGroup"),
  NETTY_42_NIO(
      "netty-4.2-nio",
      "netty-4.2",
      "netty.NettyProgram",
      List.of("--transport=nio"),
      Set.of(WEB),
      "executorGroup"),
  NETTY_42_EPOLL(
      "netty-4.2-epoll",
      "netty-4.2",
      "netty.NettyProgram",
      List.of("--transport=epoll"),
      Set.of(WEB),
      "executorGroup"),
  NETTY_42_IO_URING(
      "netty-4.2-io_uring",
      "netty-4.2",
      "netty.NettyProgram",
      List.of("--transport=io_uring"),
      Set.of(WEB),
      "executorGroup"),
  VERTX_4(
      "vertx-4",
      "vertx-4",
      "vertx.VertxProgram",
      List.of(),
      Set.of(WEB, EVENT_BUS, HTTP_CLIENT, VIRTUAL_THREAD_VERTICLE),
      "executeBlocking",
      "workerVerticle"),
  VERTX_5(
      "vertx-5",
      "vertx-5",
      "vertx.VertxProgram",
      List.of(),
      Set.of(WEB, EVENT_BUS, HTTP_CLIENT, VIRTUAL_THREAD_VERTICLE),
      "executeBlocking",
      "workerVerticle"),
  REACTOR_NETTY(
      "reactor-netty",
      "reactor-netty",
      "reactor.ReactorProgram",
      List.of(),
      Set.of(WEB, HTTP_CLIENT),
      "boundedElastic"),
  GRPC_NETTY_SHADED(
      "grpc-netty-shaded",
      "grpc-netty-shaded",
      "grpc.GrpcProgram",
      List.of(),
      Set.of(RPC),
      "callExecutor");

  /** What a stack speaks. */
  public enum Feature {
    /** HTTP/1.1, HTTP/2, TLS, static files, WebSocket. */
    WEB,
    /** gRPC. */
    RPC,
    /** An event bus, asked by {@code /bus}. */
    EVENT_BUS,
    /** A client whose loops work in the same JVM, used by {@code /proxy}. */
    HTTP_CLIENT,
    /** Verticles on virtual threads, where there are such. */
    VIRTUAL_THREAD_VERTICLE
  }

  private static final String PROGRAMS = "com.example.servers.";

  private final String label;
  private final String module;
  private final String mainClass;
  private final List<String> arguments;
  private final Set<Feature> features;
  private final List<String> workers;

  ServerStack(
      String label,
      String module,
      String mainClass,
      List<String> arguments,
      Set<Feature> features,
      String... workers) {
    this.label = label;
    this.module = module;
    this.mainClass = PROGRAMS + mainClass;
    this.arguments = arguments;
    this.features = features;
    this.workers = List.of(workers);
  }

  /**
   * Whether it can run here: epoll and io_uring are Linux's own, and the tests bring their
   * libraries for one processor. Many kernels and containers forbid io_uring.
   */
  boolean runsHere() {
    if (label.endsWith("-io_uring")) {
      return isLinux() && IoUring.isAvailable();
    }
    return !label.endsWith("-epoll") || isLinux();
  }

  private static boolean isLinux() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return system.equals("linux") && System.getProperty("os.arch").equals("amd64");
  }

  /** The module that holds its program. */
  String module() {
    return module;
  }

  String mainClass() {
    return mainClass;
  }

  List<String> arguments() {
    return arguments;
  }

  /** Whether it speaks something. */
  public boolean has(Feature feature) {
    return features.contains(feature);
  }

  /** The places where its application is allowed to block, whatever the JDK. */
  List<String> workers() {
    return workers;
  }

  @Override
  public String toString() {
    return label;
  }
}
