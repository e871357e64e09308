package com.example.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What starts the tests blocks. */
class BeforeAllTest {
  @RegisterExtension static final Service SERVICE = new Service();

  @BeforeAll
  static void warmUp() throws Exception {
    try {
      SERVICE.call(Service::pause);
    } catch (Exception e) {
      // refused, with mode=throw
    }
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
