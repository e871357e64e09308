package com.example.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One mistake is known, and is in the baseline. */
class BaselineTest {
  @RegisterExtension static final Service SERVICE = new Service();

  @Test
  void blocksAsItAlwaysDid() throws Exception {
    assertEquals("fine", SERVICE.call(BaselineTest::knownMistake));
  }

  private static String knownMistake() throws InterruptedException {
    Thread.sleep(2);
    return "fine";
  }

  @Test
  void answers() throws Exception {
    assertEquals("fine", SERVICE.call(() -> "fine"));
  }

  @Test
  void answersAgain() throws Exception {
    assertEquals("fine", SERVICE.call(() -> "fine"));
  }

  @Test
  void doesNothing() {}
}
