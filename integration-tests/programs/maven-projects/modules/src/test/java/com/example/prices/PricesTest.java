package com.example.prices;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PricesTest {

  @Test
  void isComputedOnAnEventLoop() throws Exception {
    assertEquals(42, EventLoop.compute(() -> 6 * 7));
  }
}
