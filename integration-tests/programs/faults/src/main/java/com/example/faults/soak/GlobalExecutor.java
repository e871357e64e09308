package com.example.faults.soak;

import io.netty.util.concurrent.GlobalEventExecutor;
import java.lang.reflect.Field;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Netty's {@code GlobalEventExecutor}, which completes the futures of ended event loops. An
 * OutOfMemoryError ends its thread, and Netty never starts another one: from then on it keeps
 * whatever it is to complete. That is the host's own death, which this class takes back, so that
 * the heap shows what the agent keeps.
 */
final class GlobalExecutor {
  private static int revived;

  private GlobalExecutor() {}

  /** Starts its thread again if an error has ended it. */
  static void revive() throws Exception {
    if (isDead()) {
      Thread.sleep(100); // it is not dead while it is being started
      if (isDead() && started().compareAndSet(true, false)) {
        revived++;
        GlobalEventExecutor.INSTANCE.execute(() -> {}); // starts the thread
        System.out.println("the host's GlobalEventExecutor had died, and was started again");
      }
    }
  }

  /** Whether it relies on a thread that is no more. A thread that ends as it should says so. */
  private static boolean isDead() throws ReflectiveOperationException {
    Thread thread = (Thread) field("thread");
    return thread != null && !thread.isAlive() && started().get();
  }

  private static AtomicBoolean started() throws ReflectiveOperationException {
    return (AtomicBoolean) field("started");
  }

  private static Object field(String name) throws ReflectiveOperationException {
    Field field = GlobalEventExecutor.class.getDeclaredField(name);
    field.setAccessible(true);
    return field.get(GlobalEventExecutor.INSTANCE);
  }

  /** How often it had died. */
  static int revived() {
    return revived;
  }
}
