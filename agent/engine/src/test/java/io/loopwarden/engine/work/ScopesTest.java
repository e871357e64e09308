package io.loopwarden.engine.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.hooks.LoopwardenLoop;
import org.junit.jupiter.api.Test;

class ScopesTest {

  private final Scopes scopes = new Scopes();
  private final Object task = new Object();

  @Test
  void aTaskIsTheWorkOfWhoeverQueuedIt() {
    Runnable end = scopes.begin("mine");
    scopes.scheduled(task);
    end.run();
    Object later = new Object();
    scopes.scheduled(later);

    assertThat(scopes.of(task)).isEqualTo("mine");
    assertThat(scopes.of(later)).isNull();
    assertThat(scopes.of((Object) null)).isNull();
  }

  @Test
  void theScopeBeforeIsInForceAgain() {
    Runnable outer = scopes.begin("outer");
    Runnable inner = scopes.begin("inner");
    assertThat(scopes.current()).isEqualTo("inner");
    inner.run();
    assertThat(scopes.current()).isEqualTo("outer");
    outer.run();
    assertThat(scopes.current()).isNull();
  }

  @Test
  void aScopeIsThatOfOneThread() throws InterruptedException {
    Runnable end = scopes.begin("mine");
    Object[] others = {"unset"};
    Thread other = new Thread(() -> others[0] = scopes.current());
    other.start();
    other.join();
    end.run();

    assertThat(others[0]).isNull();
  }

  @Test
  void aLoopDoesTheWorkOfItsTaskOrElseItsOwn() {
    LoopwardenLoop loop = new LoopwardenLoop(Thread.currentThread(), null);
    loop.scope = "the loop's";
    assertThat(scopes.of(loop)).isEqualTo("the loop's");

    Runnable end = scopes.begin("mine");
    scopes.scheduled(task);
    end.run();
    loop.task = task;
    assertThat(scopes.of(loop)).isEqualTo("mine");

    loop.task = new Object();
    assertThat(scopes.of(loop)).isNull();
  }

  /** Whoever takes a task's place makes it nobody's, never somebody else's. */
  @Test
  void aCrowdOfTasksIsNeverMistaken() {
    Object[] first = new Object[5_000];
    Runnable one = scopes.begin("one");
    for (int i = 0; i < first.length; i++) {
      first[i] = new Object();
      scopes.scheduled(first[i]);
    }
    one.run();
    Runnable two = scopes.begin("two");
    Object[] second = new Object[20_000];
    for (int i = 0; i < second.length; i++) {
      second[i] = new Object();
      scopes.scheduled(second[i]);
    }
    two.run();

    assertThat(first).extracting(scopes::of).containsOnly("one", null);
    assertThat(second).extracting(scopes::of).containsOnly("two", null).contains("two");
  }
}
