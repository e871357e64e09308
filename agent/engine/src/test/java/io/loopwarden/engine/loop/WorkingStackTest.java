package io.loopwarden.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The stacks are those that thread dumps of Netty 4.1 and 4.2 show. */
class WorkingStackTest {

  private static List<StackTraceElement> stack(String... functions) {
    return Stream.of(functions)
        .map(
            function -> {
              int dot = function.lastIndexOf('.');
              String type = function.substring(0, dot);
              return new StackTraceElement(type, function.substring(dot + 1), null, -1);
            })
        .toList();
  }

  @Test
  void aLoopInItsSelectorWaits() {
    assertThat(
            WorkingStack.isWorking(
                stack(
                    "sun.nio.ch.EPoll.wait",
                    "sun.nio.ch.SelectorImpl.select",
                    "io.netty.channel.nio.SelectedSelectionKeySetSelector.select",
                    "io.netty.channel.nio.NioEventLoop.run",
                    "io.netty.util.concurrent.SingleThreadEventExecutor$4.run",
                    "java.lang.Thread.run")))
        .isFalse();
  }

  @Test
  void aLoopInTheQuietPeriodOfItsShutdownWaits() {
    assertThat(
            WorkingStack.isWorking(
                stack(
                    "java.lang.Thread.sleep",
                    "io.netty.util.concurrent.SingleThreadEventExecutor.confirmShutdown",
                    "io.netty.channel.nio.NioEventLoop.run")))
        .isFalse();
  }

  @Test
  void aLoopInATaskWorks() {
    assertThat(
            WorkingStack.isWorking(
                stack(
                    "jdk.internal.misc.Unsafe.park",
                    "com.acme.Main.start",
                    "io.netty.util.concurrent.AbstractEventExecutor.runTask",
                    "io.netty.util.concurrent.AbstractEventExecutor.safeExecute")))
        .isTrue();
    assertThat(
            WorkingStack.isWorking(
                stack(
                    "com.acme.Main.start",
                    "org.acme.shaded.io.netty.util.concurrent.SingleThreadEventExecutor"
                        + ".runAllTasks")))
        .isTrue();
  }

  @Test
  void aLoopWithAnEventOfAChannelWorks() {
    assertThat(
            WorkingStack.isWorking(
                stack(
                    "com.acme.Handler.channelRead0",
                    "io.netty.channel.DefaultChannelPipeline.fireChannelRead",
                    "io.netty.channel.nio.NioEventLoop.processSelectedKeys")))
        .isTrue();
  }

  @Test
  void aDeepStackOfWhichOnlyTheInnermostFramesAreKnownWorks() {
    StackTraceElement frame = new StackTraceElement("com.acme.Tree", "visit", null, -1);

    assertThat(WorkingStack.isWorking(Collections.nCopies(256, frame))).isTrue();
    assertThat(WorkingStack.isWorking(List.of())).isFalse();
  }
}
