package io.loopwarden.benchmarks.calls;

import io.netty.channel.EventLoop;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoRegistration;
import io.netty.channel.nio.NioIoOps;
import io.netty.channel.nio.NioSelectableChannelIoHandle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.util.concurrent.CompletableFuture;

/**
 * A channel that has something to read and is never read: while it is ready, each iteration of its
 * event loop finds it so without waiting, and nothing else. Its event loop alone touches the
 * counts.
 */
final class ReadyChannel extends NioSelectableChannelIoHandle<Pipe.SourceChannel> {

  private final IoEventLoop loop;
  private final Pipe.SinkChannel sink;
  private IoRegistration registration;
  private int iterations;
  private int seen;
  private Runnable begin = () -> {};
  private Runnable end = () -> {};
  private CompletableFuture<Void> ended = new CompletableFuture<>();

  private ReadyChannel(IoEventLoop loop, Pipe pipe) throws IOException {
    super(pipe.source());
    this.loop = loop;
    this.sink = pipe.sink();
    sink.write(ByteBuffer.wrap(new byte[1]));
  }

  /** Makes a channel that is not ready yet. */
  static ReadyChannel register(EventLoop loop) throws IOException {
    Pipe pipe = Pipe.open();
    pipe.source().configureBlocking(false);
    ReadyChannel channel = new ReadyChannel((IoEventLoop) loop, pipe);
    channel.registration = channel.loop.register(channel).syncUninterruptibly().getNow();
    return channel;
  }

  /**
   * Is ready for a number of iterations.
   *
   * @param begin runs in the first of them
   * @param end runs in the one after the last
   * @return completed when they are over
   */
  CompletableFuture<Void> beReady(int iterations, Runnable begin, Runnable end) {
    CompletableFuture<Void> over = new CompletableFuture<>();
    loop.execute(
        () -> {
          this.begin = begin;
          this.end = end;
          ended = over;
          this.iterations = iterations;
          seen = 0;
          registration.submit(NioIoOps.READ);
        });
    return over;
  }

  @Override
  protected void handle(Pipe.SourceChannel channel, SelectionKey key) {
    if (seen == 0) {
      begin.run();
    }
    if (seen == iterations) {
      end.run();
      registration.submit(NioIoOps.NONE);
      ended.complete(null);
    }
    seen++;
  }

  @Override
  public void close() throws Exception {
    super.close();
    sink.close();
  }
}
