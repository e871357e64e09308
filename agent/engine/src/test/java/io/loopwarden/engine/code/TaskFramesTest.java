package io.loopwarden.engine.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TaskFramesTest {

  private static final String ME = TaskFramesTest.class.getName();
  private static final StackTraceElement JOIN =
      new StackTraceElement("java.util.concurrent.CompletableFuture", "join", null, 1);
  private static final List<StackTraceElement> EVENT_LOOP =
      List.of(
          new StackTraceElement("java.util.concurrent.Executors$RunnableAdapter", "call", null, 1),
          new StackTraceElement("io.netty.util.concurrent.PromiseTask", "runTask", null, 1),
          new StackTraceElement("com.shaded.io.netty.channel.nio.NioEventLoop", "run", null, 1),
          new StackTraceElement("java.lang.Thread", "run", null, 1));

  private final Runnable reference = new CompletableFuture<String>()::join;

  private static List<StackTraceElement> running(StackTraceElement... inner) {
    List<StackTraceElement> stack = new ArrayList<>(List.of(inner));
    stack.addAll(EVENT_LOOP);
    return stack;
  }

  @Test
  void aReferenceHasAFrameOfTheClassThatWroteIt() {
    assertThat(TaskFrames.in(running(JOIN), reference.getClass()))
        .isEqualTo(running(JOIN, new StackTraceElement(ME, "(task)", null, -1)));
  }

  private static final class Nested {
    private static Runnable reference() {
      return new CompletableFuture<String>()::join;
    }
  }

  @Test
  void theWriterMayBeANestedClass() {
    StackTraceElement body = new StackTraceElement(ME + "$Nested", "lambda$reference$0", null, 1);
    Class<?> task = Nested.reference().getClass();

    assertThat(TaskFrames.in(running(JOIN), task))
        .isEqualTo(running(JOIN, new StackTraceElement(ME + "$Nested", "(task)", null, -1)));
    assertThat(TaskFrames.in(running(JOIN, body), task)).isEqualTo(running(JOIN, body));
  }

  /** As Netty waits in a task that is a reference to a method of its own. */
  @Test
  void whatTheReferenceCallsMayBeTheEventLoopsOwn() {
    StackTraceElement await =
        new StackTraceElement("io.netty.util.concurrent.DefaultPromise", "await", null, 1);

    assertThat(TaskFrames.in(running(await), reference.getClass()))
        .isEqualTo(running(await, new StackTraceElement(ME, "(task)", null, -1)));
  }

  @Test
  void theBodyOfALambdaIsThereAlready() {
    List<StackTraceElement> stack =
        running(JOIN, new StackTraceElement(ME, "lambda$new$0", null, 1));

    assertThat(TaskFrames.in(stack, reference.getClass())).isSameAs(stack);
  }

  @Test
  void otherTasksAndOtherThreadsHaveNoSuchFrame() {
    List<StackTraceElement> alone = List.of(JOIN, JOIN);

    assertThat(TaskFrames.in(running(JOIN), String.class)).isEqualTo(running(JOIN));
    assertThat(TaskFrames.in(running(JOIN), null)).isEqualTo(running(JOIN));
    assertThat(TaskFrames.in(alone, reference.getClass())).isSameAs(alone);
    assertThat(TaskFrames.in(List.of(), reference.getClass())).isEmpty();
  }
}
