package com.example.servers.netty;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.HttpConversionUtil;
import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** Writes responses, for HTTP/1.1 and for a stream of HTTP/2 alike. */
final class Answers {
  private static final AsciiString STREAM_ID =
      HttpConversionUtil.ExtensionHeaderNames.STREAM_ID.text();

  private Answers() {}

  /** Answers with a text. */
  static void text(
      ChannelHandlerContext context,
      FullHttpRequest request,
      HttpResponseStatus status,
      String text) {
    DefaultFullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, status, Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
    complete(request, response, response.content().readableBytes());
    context.writeAndFlush(response);
  }

  /** Answers with a text that is not there yet. */
  static void later(
      ChannelHandlerContext context, FullHttpRequest request, CompletableFuture<String> text) {
    text.whenComplete(
        (value, failure) -> {
          if (failure == null) {
            text(context, request, HttpResponseStatus.OK, value);
          } else {
            text(context, request, HttpResponseStatus.INTERNAL_SERVER_ERROR, failure.toString());
          }
        });
  }

  /** The head of an answer whose content is written separately. */
  static HttpResponse head(FullHttpRequest request, long length) {
    HttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    complete(request, response, length);
    return response;
  }

  private static void complete(FullHttpRequest request, HttpResponse response, long length) {
    HttpUtil.setContentLength(response, length);
    HttpUtil.setKeepAlive(response, HttpUtil.isKeepAlive(request));
    String streamId = request.headers().get(STREAM_ID);
    if (streamId != null) {
      response.headers().set(STREAM_ID, streamId);
      response.headers().remove(HttpHeaderNames.CONNECTION);
    }
  }
}
