package shaded.io.netty.channel;

import java.util.concurrent.CountDownLatch;

/** Passes for an event loop; runs until it is told to stop. */
public class NioEventLoop implements EventLoop {

  /** Counted down once the loop runs. */
  public final CountDownLatch running = new CountDownLatch(1);

  private final CountDownLatch stopping = new CountDownLatch(1);

  @Override
  public void run() {
    running.countDown();
    boolean interrupted = false;
    while (stopping.getCount() > 0) {
      try {
        stopping.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets the loop end. */
  public void stop() {
    stopping.countDown();
  }
}
