package com.example.micronaut;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.concurrent.TimeUnit;

/**
 * Pages on threads that may block. Where an event loop carries them, each is a guest of that loop:
 * it may wait, but not compute. Each answers with the name of its thread.
 */
@Controller(value = "/guests", produces = MediaType.TEXT_PLAIN)
@ExecuteOn(TaskExecutors.BLOCKING)
class GuestController {

  private static final long MILLIS = 400;
  private static volatile double sum;

  @Get("/parking")
  String park() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(MILLIS);
    return Thread.currentThread().getName();
  }

  @Get("/computing")
  String compute() {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MILLIS);
    while (System.nanoTime() < end) {
      sum += Math.sqrt(end);
    }
    return Thread.currentThread().getName();
  }

  /** Waits with a native frame on the stack, if reflection calls by native code. */
  @Get("/pinned")
  String pin() throws ReflectiveOperationException {
    GuestController.class.getDeclaredMethod("waitPinned").invoke(null);
    return Thread.currentThread().getName();
  }

  static void waitPinned() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(MILLIS);
  }
}
