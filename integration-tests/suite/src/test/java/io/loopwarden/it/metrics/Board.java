package io.loopwarden.it.metrics;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.loopwarden.it.harness.DocsPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The board for Grafana in the documentation, with what Grafana asks Prometheus for it. */
final class Board {

  /** A query as Prometheus gets it, with everything chosen that can be chosen. */
  record Query(String panel, String expression) {}

  private final JsonObject board;

  private Board(JsonObject board) {
    this.board = board;
  }

  static Board read() throws IOException {
    Path file = DocsPage.named("fleet/loopwarden-board.json");
    return new Board(JsonParser.parseString(Files.readString(file)).getAsJsonObject());
  }

  /** The queries of all panels. */
  List<Query> queries() {
    List<Query> queries = new ArrayList<>();
    for (JsonElement element : board.getAsJsonArray("panels")) {
      JsonObject panel = element.getAsJsonObject();
      if (panel.has("targets")) {
        for (JsonElement target : panel.getAsJsonArray("targets")) {
          String expression = target.getAsJsonObject().get("expr").getAsString();
          queries.add(new Query(panel.get("title").getAsString(), withValues(expression)));
        }
      }
    }
    return queries;
  }

  private static String withValues(String expression) {
    return expression
        .replace("$__rate_interval", "5m")
        .replace("$job", ".*")
        .replace("$instance", ".*")
        .replace("$group", ".*");
  }
}
