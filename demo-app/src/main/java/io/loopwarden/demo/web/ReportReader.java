package io.loopwarden.demo.web;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * One page that reads the agent's reports. Tells it whether the agent is attached, and looks for
 * the agent until it is. Used on one event loop only, so nothing here needs a lock.
 */
final class ReportReader {
  private static final long BETWEEN_LOOKS_MS = 500;

  private final Vertx vertx;
  private final Context eventLoop;
  private final HttpServerResponse response;
  private Runnable endListening = () -> {};
  private boolean isClosed;

  ReportReader(Vertx vertx, HttpServerResponse response) {
    this.vertx = vertx;
    this.eventLoop = vertx.getOrCreateContext();
    this.response = response;
  }

  void start() {
    response.setChunked(true).putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream");
    response.closeHandler(closed -> close());
    response.writeHead();
    look(true);
  }

  /** Looking for a class may read a file, so a worker does it. */
  private void look(boolean isFirst) {
    if (!isClosed) {
      vertx
          .executeBlocking(() -> AgentReports.listen(this::received), false)
          .onSuccess(listening -> looked(listening, isFirst));
    }
  }

  private void looked(Optional<Runnable> listening, boolean isFirst) {
    endListening = listening.orElse(endListening);
    if (isClosed) {
      endListening.run();
    } else if (listening.isPresent()) {
      send("agent", new JsonObject().put("attached", true));
    } else {
      if (isFirst) {
        long pid = ProcessHandle.current().pid();
        send("agent", new JsonObject().put("attached", false).put("pid", pid));
      }
      vertx.setTimer(BETWEEN_LOOKS_MS, passed -> look(false));
    }
  }

  /** On a thread of the agent. */
  private void received(JsonObject report) {
    eventLoop.runOnContext(
        here -> {
          if (!isClosed && !response.writeQueueFull()) {
            send("report", report);
          }
        });
  }

  private void send(String event, JsonObject data) {
    response.write("event: " + event + "\ndata: " + data.encode() + "\n\n");
  }

  private void close() {
    isClosed = true;
    endListening.run();
  }
}
