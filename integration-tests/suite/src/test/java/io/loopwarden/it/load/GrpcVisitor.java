package io.loopwarden.it.load;

import io.grpc.ManagedChannel;
import io.loopwarden.it.harness.GrpcCalls;

/**
 * Calls a method over a channel that stays open.
 *
 * @param channel the channel
 * @param path what to ask for
 * @param expected the answer
 */
record GrpcVisitor(ManagedChannel channel, String path, String expected) implements Visitor {
  @Override
  public String name() {
    return "gRPC " + path;
  }

  @Override
  public void visit() {
    String answer = GrpcCalls.call(channel, path);
    if (!answer.equals(expected)) {
      throw new IllegalStateException("not the answer: " + answer);
    }
  }

  @Override
  public void leave() {
    channel.shutdownNow();
  }
}
