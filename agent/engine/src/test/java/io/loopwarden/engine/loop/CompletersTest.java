package io.loopwarden.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompletersTest {

  /** As Netty's executors say it. */
  public interface Executor {
    boolean inEventLoop();
  }

  /** As Vert.x's contexts say it. */
  public interface Context {
    boolean inThread();
  }

  /** As Vert.x's futures say it. */
  public interface ContextFuture {
    Context context();
  }

  private record HiddenExecutor(boolean inEventLoop) implements Executor {}

  private record HiddenContext(boolean inThread) implements Context {}

  private record HiddenFuture(Context context) implements ContextFuture {}

  /** A public class whose method a class declares that nobody else may name. */
  public static final class PublicFuture extends HiddenBase implements ContextFuture {
    PublicFuture(Context context) {
      super(context);
    }
  }

  private static class HiddenBase {
    private final Context context;

    HiddenBase(Context context) {
      this.context = context;
    }

    public Context context() {
      return context;
    }
  }

  @Test
  void anExecutorTells() {
    assertThat(Completers.isCurrentLoop(new HiddenExecutor(true))).isTrue();
    assertThat(Completers.isCurrentLoop(new HiddenExecutor(false))).isFalse();
  }

  @Test
  void aFuturesContextTells() {
    assertThat(Completers.isCurrentLoop(new HiddenFuture(new HiddenContext(true)))).isTrue();
    assertThat(Completers.isCurrentLoop(new HiddenFuture(new HiddenContext(false)))).isFalse();
    assertThat(Completers.isCurrentLoop(new PublicFuture(new HiddenContext(true)))).isTrue();
  }

  @Test
  void whatDoesNotTellIsNot() {
    assertThat(Completers.isCurrentLoop(new HiddenFuture(null))).isFalse();
    assertThat(Completers.isCurrentLoop("anything")).isFalse();
  }
}
