package io.loopwarden.engine.watchdog.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.loopwarden.LambdaCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SamplerTest {

  /** On JDK 17 the JVM's bean shows the class of the lambda, which a stack trace does not. */
  @Test
  void aStackShowsTheBodyOfALambdaAndNotItsClass() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Thread thread = LambdaCode.waiting(end);
    OtherThread other = Sampler.other(new ManagedThreadFigures().of(thread));
    end.countDown();
    thread.join();

    assertThat(other.stack())
        .filteredOn(frame -> frame.getMethodName().startsWith("lambda$"))
        .hasSize(2);
    assertThat(other.stack())
        .extracting(StackTraceElement::getClassName)
        .noneMatch(name -> name.contains("$$Lambda"));
  }

  /** A thread that holds a lock and waits lacks no CPU; one that computes may. */
  @Test
  void aThreadThatWaitsIsToldFromOneThatComputes() throws Exception {
    AtomicBoolean isOver = new AtomicBoolean();
    CountDownLatch end = new CountDownLatch(1);
    Thread computing = new Thread(() -> spin(isOver));
    computing.start();
    Thread waiting = LambdaCode.waiting(end);

    try {
      ManagedThreadFigures figures = new ManagedThreadFigures();
      while (waiting.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      assertThat(Sampler.other(figures.of(waiting)).isWaiting()).isTrue();
      assertThat(Sampler.other(figures.of(computing)).isWaiting()).isFalse();
    } finally {
      isOver.set(true);
      end.countDown();
      computing.join();
      waiting.join();
    }
  }

  @Test
  void ofAThreadWithoutJavaFramesNothingIsKnown() {
    ThreadSnapshot withoutFrames =
        new ThreadSnapshot("native", 1, Thread.State.RUNNABLE, List.of(), true, false, null, -1);

    assertThat(Sampler.other(withoutFrames).isWaiting()).isFalse();
  }

  /** On each JDK the native methods are others: that of a socket's read is known by its wait. */
  @Test
  void aThreadThatReadsFromASocketWaits() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket accepted = server.accept()) {
      Thread reading = new Thread(() -> read(client));
      reading.start();
      ManagedThreadFigures figures = new ManagedThreadFigures();
      ThreadSnapshot seen = figures.of(reading);
      while (seen == null || seen.stack().isEmpty() || !seen.inNative()) {
        seen = figures.of(reading);
      }

      assertThat(seen.stack().get(0).getClassName()).startsWith("sun.nio.ch.");
      assertThat(seen.isWaiting()).isTrue();
      accepted.close();
      reading.join();
    }
  }

  private static void spin(AtomicBoolean isOver) {
    while (!isOver.get()) {
      Thread.onSpinWait();
    }
  }

  private static void read(Socket socket) {
    try {
      socket.getInputStream().read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
