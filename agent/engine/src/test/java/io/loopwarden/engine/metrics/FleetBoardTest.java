package io.loopwarden.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The form of the board for Grafana, as far as Grafana would not say what is wrong. */
class FleetBoardTest {

  private static final Path BOARD =
      Path.of(System.getProperty("basedir", ""))
          .toAbsolutePath()
          .resolve("../../docs/fleet/loopwarden-board.json")
          .normalize();
  private static final int COLUMNS = 24;

  private final List<JsonObject> panels = new ArrayList<>();
  private String text = "";

  @BeforeEach
  void read() throws IOException {
    text = Files.readString(BOARD);
    JsonObject board = JsonParser.parseString(text).getAsJsonObject();
    for (JsonElement panel : board.getAsJsonArray("panels")) {
      panels.add(panel.getAsJsonObject());
    }
  }

  @Test
  void everyMetricIsOnTheBoard() {
    for (Metric metric : Metric.values()) {
      if (metric != Metric.UTILIZATION) { // the board computes it for the time that it shows
        assertThat(text).contains(metric.title());
      }
    }
  }

  @Test
  void panelsLieBesideEachOther() {
    boolean[][] taken = new boolean[COLUMNS][200];
    for (JsonObject panel : panels) {
      JsonObject place = panel.getAsJsonObject("gridPos");
      int left = place.get("x").getAsInt();
      int top = place.get("y").getAsInt();
      for (int x = left; x < left + place.get("w").getAsInt(); x++) {
        for (int y = top; y < top + place.get("h").getAsInt(); y++) {
          assertThat(taken[x][y]).as(panel.get("title").getAsString()).isFalse();
          taken[x][y] = true;
        }
      }
    }
  }

  @Test
  void panelsAndTheirQueriesHaveNamesOfTheirOwn() {
    assertThat(panels).extracting(panel -> panel.get("id").getAsInt()).doesNotHaveDuplicates();
    assertThat(panels).allMatch(panel -> !panel.get("title").getAsString().isEmpty());
    for (JsonObject panel : panels) {
      List<String> names = new ArrayList<>();
      if (panel.has("targets")) {
        for (JsonElement target : panel.getAsJsonArray("targets")) {
          names.add(target.getAsJsonObject().get("refId").getAsString());
          assertThat(
                  target.getAsJsonObject().getAsJsonObject("datasource").get("uid").getAsString())
              .isEqualTo("${datasource}");
        }
        assertThat(names).isNotEmpty().doesNotHaveDuplicates();
        assertThat(panel.get("description").getAsString()).isNotEmpty();
      }
    }
  }

  /** Grafana takes a legend without this for one that is switched off. */
  @Test
  void seriesHaveALegend() {
    assertThat(panels)
        .filteredOn(panel -> panel.get("type").getAsString().equals("timeseries"))
        .isNotEmpty()
        .allMatch(
            panel ->
                panel
                    .getAsJsonObject("options")
                    .getAsJsonObject("legend")
                    .get("showLegend")
                    .getAsBoolean());
  }
}
