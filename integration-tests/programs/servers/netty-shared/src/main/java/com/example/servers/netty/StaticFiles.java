package com.example.servers.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.DefaultFileRegion;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpChunkedInput;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.stream.ChunkedNioFile;
import io.netty.util.concurrent.EventExecutorGroup;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Serves files: a worker opens them, the event loop sends them. */
final class StaticFiles {
  static final String PREFIX = "/static/";

  private final Path folder;
  private final EventExecutorGroup workers;
  private final boolean copiedByKernel;

  /**
   * @param copiedByKernel whether the bytes go to the socket as they are; bytes to be encrypted or
   *     framed are read first
   */
  StaticFiles(Path folder, EventExecutorGroup workers, boolean copiedByKernel) {
    this.folder = folder;
    this.workers = workers;
    this.copiedByKernel = copiedByKernel;
  }

  void send(ChannelHandlerContext context, FullHttpRequest request) {
    Path file = folder.resolve(request.uri().substring(PREFIX.length()));
    workers.execute(
        () -> {
          try {
            FileChannel channel = FileChannel.open(file);
            long length = channel.size();
            Object content = content(channel, length);
            context.executor().execute(() -> send(context, Answers.head(request, length), content));
          } catch (IOException e) {
            Answers.text(context, request, HttpResponseStatus.NOT_FOUND, "no such file");
          }
        });
  }

  private Object content(FileChannel channel, long length) throws IOException {
    return copiedByKernel
        ? new DefaultFileRegion(channel, 0, length)
        : new HttpChunkedInput(new ChunkedNioFile(channel, 0, length, 8192));
  }

  private void send(ChannelHandlerContext context, HttpResponse head, Object content) {
    context.write(head);
    context.writeAndFlush(content);
    if (copiedByKernel) {
      context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
    }
  }
}
