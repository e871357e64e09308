package com.example.blockhound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import reactor.core.scheduler.Schedulers;

/** Tests that install nothing themselves: the listener for the platform of JUnit does. */
final class PlatformTests {

  @Test
  void aTestIsWatched() {
    assertRefused();
  }

  @TestFactory
  Stream<DynamicTest> dynamicTests() {
    return Stream.of(DynamicTest.dynamicTest("dynamic", PlatformTests::assertRefused));
  }

  private static void assertRefused() {
    assertEquals(
        "refused java.lang.Thread.sleep",
        Attempt.outcome(
            Schedulers.parallel(),
            () -> {
              Thread.sleep(1);
              return "";
            }));
  }
}
