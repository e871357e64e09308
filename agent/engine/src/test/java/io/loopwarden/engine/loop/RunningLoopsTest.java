package io.loopwarden.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import shaded.io.netty.channel.DefaultEventLoop;
import shaded.io.netty.channel.EventLoop;
import shaded.io.netty.channel.NioEventLoop;

class RunningLoopsTest {

  private static final Class<?>[] LOADED = {
    int.class,
    String[].class,
    Object.class,
    EventLoop.class,
    NioEventLoop.class,
    DefaultEventLoop.class,
  };

  private final EventLoopTypes types = new EventLoopTypes(false);

  private List<Thread> find(Class<?>... loadedClasses) {
    return RunningLoops.find(RunningLoops.names(types, loadedClasses));
  }

  @Test
  void aThreadInsideTheRunMethodOfAnEventLoopIsFoundUntilItEnds() throws InterruptedException {
    NioEventLoop loop = new NioEventLoop();
    Thread thread = new Thread(loop);
    assertThat(find(LOADED)).doesNotContain(thread);
    thread.start();
    try {
      loop.running.await();

      assertThat(find(LOADED)).containsExactly(thread);
    } finally {
      loop.stop();
      thread.join();
    }
    assertThat(find(LOADED)).isEmpty();
  }

  @Test
  void withoutALoadedEventLoopNoThreadIsOne() throws InterruptedException {
    NioEventLoop loop = new NioEventLoop();
    Thread thread = new Thread(loop);
    thread.start();
    try {
      loop.running.await();

      assertThat(find(Object.class, DefaultEventLoop.class)).isEmpty();
    } finally {
      loop.stop();
      thread.join();
    }
  }
}
