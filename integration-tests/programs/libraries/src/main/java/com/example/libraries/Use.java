package com.example.libraries;

import io.netty.channel.EventLoop;
import java.util.concurrent.Callable;

/** Something that happens on an event loop, within one iteration. */
interface Use {
  /** Lets it happen, and waits until it has. */
  void run(EventLoop loop) throws Exception;

  /** A task. */
  static Use task(Callable<?> task) {
    return loop -> loop.submit(task).get();
  }
}
