package io.loopwarden.demo.browser;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Commands for one page of a browser, over the DevTools protocol. */
final class DevTools implements WebSocket.Listener, AutoCloseable {
  private static final long PATIENCE_S = 60;

  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();
  private final StringBuilder message = new StringBuilder();
  private final WebSocket socket;

  DevTools(HttpClient client, URI page) {
    socket = client.newWebSocketBuilder().buildAsync(page, this).join();
  }

  /** Gives a command and waits for its result. */
  JsonObject run(String method, JsonObject parameters) throws Exception {
    int number = numbers.incrementAndGet();
    CompletableFuture<JsonObject> answer = new CompletableFuture<>();
    answers.put(number, answer);
    JsonObject command =
        new JsonObject().put("id", number).put("method", method).put("params", parameters);
    socket.sendText(command.encode(), true).join();
    JsonObject said = answer.get(PATIENCE_S, TimeUnit.SECONDS);
    if (said.containsKey("error")) {
      throw new IllegalStateException(method + ": " + said.getJsonObject("error").encode());
    }
    return said.getJsonObject("result");
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
    message.append(part);
    if (isLast) {
      JsonObject whole = new JsonObject(message.toString());
      message.setLength(0);
      CompletableFuture<JsonObject> waiting = answers.remove(whole.getInteger("id", 0));
      if (waiting != null) {
        waiting.complete(whole);
      }
    }
    from.request(1);
    return null;
  }

  @Override
  public void close() {
    socket.abort();
  }
}
