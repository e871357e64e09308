package com.example.scenarios;

import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** What an event loop may do: nothing here may be reported. */
final class HarmlessScenarios {
  private HarmlessScenarios() {}

  static Stream<Scenario<?>> all() {
    return Stream.of(
        Scenario.on(
            () -> ConnectionStage.channel(ConnectionStage::speak),
            "nonBlockingRead",
            HarmlessScenarios::nonBlockingRead),
        Scenario.on(
            ListenerStage::new, "nonBlockingConnect", HarmlessScenarios::nonBlockingConnect),
        Scenario.alone("nonBlockingAccept", HarmlessScenarios::nonBlockingAccept),
        Scenario.on(HttpStage::new, "httpClientSendAsync", HarmlessScenarios::httpClientSendAsync),
        Scenario.alone("uncontendedLock", HarmlessScenarios::uncontendedLock),
        Scenario.alone("completedFuture", HarmlessScenarios::completedFuture),
        Scenario.alone("literalAddress", HarmlessScenarios::literalAddress));
  }

  static Object nonBlockingRead(ConnectionStage<SocketChannel> stage) throws IOException {
    stage.connection().configureBlocking(false);
    return stage.connection().read(ByteBuffer.allocate(16));
  }

  static Object nonBlockingConnect(ListenerStage stage) throws IOException {
    try (SocketChannel channel = SocketChannel.open()) {
      channel.configureBlocking(false);
      channel.connect(stage.address());
      return "connecting";
    }
  }

  static Object nonBlockingAccept() throws IOException {
    try (ServerSocketChannel listener = Loopback.listen()) {
      listener.configureBlocking(false);
      return listener.accept();
    }
  }

  static Object httpClientSendAsync(HttpStage stage) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(stage.uri()).build();
    stage.client().sendAsync(request, HttpResponse.BodyHandlers.discarding());
    return "sent";
  }

  static Object uncontendedLock() {
    ReentrantLock lock = new ReentrantLock();
    lock.lock();
    try {
      return lock.isHeldByCurrentThread();
    } finally {
      lock.unlock();
    }
  }

  static Object completedFuture() throws Exception {
    return CompletableFuture.completedFuture("done").get();
  }

  static Object literalAddress() throws IOException {
    return InetAddress.getByName("127.0.0.1").isLoopbackAddress();
  }
}
