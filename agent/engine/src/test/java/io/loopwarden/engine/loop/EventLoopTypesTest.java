package io.loopwarden.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.Test;
import shaded.io.netty.channel.DefaultEventLoop;
import shaded.io.netty.channel.EventLoop;
import shaded.io.netty.channel.NioEventLoop;

class EventLoopTypesTest {

  private final EventLoopTypes types = new EventLoopTypes(false);

  /** Is what its superclass is. */
  private static class Derived extends NioEventLoop {}

  private interface DerivedInterface extends EventLoop {}

  private static class Implementing implements Comparable<Implementing>, DerivedInterface {
    @Override
    public int compareTo(Implementing other) {
      return 0;
    }

    @Override
    public void run() {}
  }

  private static class DerivedPool extends DefaultEventLoop {}

  /** Only looks like one by its name. */
  private static class EventLoopLike {}

  @Test
  void whatImplementsTheInterfaceIsAnEventLoop() {
    assertThat(types.isEventLoop(NioEventLoop.class)).isTrue();
    assertThat(types.isEventLoop(Derived.class)).isTrue();
    assertThat(types.isEventLoop(Implementing.class)).isTrue();
  }

  @Test
  void aPoolWithTheInterfaceIsNone() {
    assertThat(types.isEventLoop(DefaultEventLoop.class)).isFalse();
    assertThat(types.isEventLoop(DerivedPool.class)).isFalse();
  }

  @Test
  void anythingElseIsNone() {
    assertThat(types.isEventLoop(ScheduledThreadPoolExecutor.class)).isFalse();
    assertThat(types.isEventLoop(EventLoopLike.class)).isFalse();
    assertThat(types.isEventLoop(Object.class)).isFalse();
    assertThat(types.isEventLoop(Runnable.class)).isFalse();
  }
}
