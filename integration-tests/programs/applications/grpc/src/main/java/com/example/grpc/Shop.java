package com.example.grpc;

import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * A shop that speaks gRPC and handles calls where they arrive: {@code directExecutor()}. It runs
 * until its standard input ends.
 */
public final class Shop {
  private Shop() {}

  /** Starts the program. */
  public static void main(String[] args) throws IOException, InterruptedException {
    try (Warehouse warehouse = new Warehouse();
        Calls calls = new Calls(warehouse)) {
      Server server =
          NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
              .directExecutor()
              .addService(calls.definition())
              .build()
              .start();
      calls.relayTo(server.getPort());
      System.out.println("ready port=" + server.getPort());
      while (System.in.read() >= 0) {
        // until the input ends
      }
      server.shutdown().awaitTermination(30, TimeUnit.SECONDS);
    }
  }
}
