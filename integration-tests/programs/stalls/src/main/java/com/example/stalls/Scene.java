package com.example.stalls;

import io.netty.channel.EventLoopGroup;

/** Something that happens to event loops. */
@FunctionalInterface
interface Scene {
  void play(EventLoopGroup loops, int repetitions) throws Exception;
}
