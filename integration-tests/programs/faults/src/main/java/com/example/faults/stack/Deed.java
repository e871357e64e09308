package com.example.faults.stack;

import io.netty.channel.EventLoop;
import io.netty.channel.embedded.EmbeddedChannel;

/** What is done where the stack ends. */
enum Deed {
  /** A blocking call. */
  SLEEP {
    @Override
    void run(EventLoop loop) throws Exception {
      Thread.sleep(1);
    }
  },
  /** A task for the loop itself. */
  TASK {
    @Override
    void run(EventLoop loop) {
      loop.execute(() -> {});
    }
  },
  /** An event of a channel. */
  EVENT {
    private final EmbeddedChannel channel = new EmbeddedChannel();

    @Override
    void run(EventLoop loop) {
      channel.pipeline().fireChannelRead("message");
    }
  };

  abstract void run(EventLoop loop) throws Exception;
}
