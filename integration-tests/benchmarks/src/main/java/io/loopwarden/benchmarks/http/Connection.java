package io.loopwarden.benchmarks.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * A kept-alive connection to the server. Every answer has the same length, so it counts bytes
 * instead of parsing: the generator must be cheaper than the server, or it would measure itself.
 */
final class Connection extends ChannelInboundHandlerAdapter {

  static final String REQUEST = "GET /plaintext HTTP/1.1\r\nhost: localhost\r\n\r\n";

  private static final int MOST_REQUESTS_AT_ONCE = 64;
  private static final ByteBuf REQUESTS =
      Unpooled.unreleasableBuffer(
          Unpooled.directBuffer()
              .writeBytes(
                  REQUEST.repeat(MOST_REQUESTS_AT_ONCE).getBytes(StandardCharsets.US_ASCII)));

  private final int answerBytes;
  private final Queue<Long> sentNanos = new ArrayDeque<>();
  private ChannelHandlerContext context;
  private Phase phase;
  private long receivedBytes;

  Connection(int answerBytes) {
    this.answerBytes = answerBytes;
  }

  void join(Phase nextPhase) {
    phase = nextPhase;
  }

  void send(int requests) {
    Long nowNanos = System.nanoTime();
    for (int request = 0; request < requests; request++) {
      sentNanos.add(nowNanos);
    }
    context.writeAndFlush(
        REQUESTS.slice(0, requests * REQUEST.length()), context.channel().voidPromise());
  }

  @Override
  public void handlerAdded(ChannelHandlerContext addedContext) {
    context = addedContext;
  }

  @Override
  public void channelRead(ChannelHandlerContext readContext, Object message) {
    receivedBytes += ((ByteBuf) message).readableBytes();
    ReferenceCountUtil.release(message);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext readContext) {
    int answers = Math.toIntExact(receivedBytes / answerBytes);
    receivedBytes %= answerBytes;
    if (answers == 0) {
      return;
    }
    long nowNanos = System.nanoTime();
    for (int answer = 0; answer < answers; answer++) {
      phase.record(nowNanos - sentNanos.remove());
    }
    phase.answered(this, answers);
  }

  @Override
  public void channelInactive(ChannelHandlerContext closedContext) {
    if (phase != null) {
      phase.fail(new IOException("the server closed a connection"));
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext failedContext, Throwable cause) {
    if (phase != null) {
      phase.fail(cause);
    }
    failedContext.close();
  }
}
