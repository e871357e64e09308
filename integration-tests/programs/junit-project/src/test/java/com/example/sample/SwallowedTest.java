package com.example.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The application swallows whatever goes wrong. */
class SwallowedTest {
  @RegisterExtension static final Service SERVICE = new Service();

  @Test
  void blocksAndSwallows() throws Exception {
    assertEquals("fine", SERVICE.call(SwallowedTest::pauseAndSwallow));
  }

  private static String pauseAndSwallow() {
    try {
      Service.pause();
    } catch (Throwable e) {
      return "fine";
    }
    return "fine";
  }

  @Test
  void answers() throws Exception {
    assertEquals("fine", SERVICE.call(() -> "fine"));
  }

  @Test
  void swallowsSomethingElse() throws Exception {
    assertEquals("fine", SERVICE.call(SwallowedTest::failAndSwallow));
  }

  private static String failAndSwallow() {
    try {
      throw new IllegalStateException();
    } catch (IllegalStateException e) {
      return "fine";
    }
  }

  @Test
  void doesNothing() {}
}
