package io.loopwarden.it.harness;

import io.grpc.ManagedChannel;

/**
 * Talks gRPC.
 *
 * @param channel the connection
 */
record GrpcScenarioClient(ManagedChannel channel) implements ScenarioClient {
  GrpcScenarioClient(int port) {
    this(GrpcCalls.plain(port));
  }

  @Override
  public String call(String path) {
    return GrpcCalls.call(channel, path);
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
