package io.loopwarden.it.load;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Sends texts over a WebSocket and waits for their echo. */
final class WebSocketVisitor implements Visitor, WebSocket.Listener {
  private static final String TEXT = "Is there anybody out there? ".repeat(20);
  private static final int PATIENCE_SECONDS = 60;

  private final URI uri;
  private final WebSocket socket;
  private final StringBuilder received = new StringBuilder();
  private final BlockingQueue<String> echoes = new LinkedBlockingQueue<>();

  WebSocketVisitor(HttpClient client, URI uri) {
    this.uri = uri;
    this.socket = client.newWebSocketBuilder().buildAsync(uri, this).join();
  }

  @Override
  public String name() {
    return "WebSocket " + uri;
  }

  @Override
  public void visit() throws Exception {
    socket.sendText(TEXT, true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    String echo = echoes.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (!TEXT.equals(echo)) {
      throw new IllegalStateException("not an echo: " + echo);
    }
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    received.append(part);
    if (last) {
      echoes.add(received.toString());
      received.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public void leave() throws Exception {
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
