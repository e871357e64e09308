package io.loopwarden.engine.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceFileTest {

  private static final String HOSTILE = "\"}],\n</script>\u202e\ud800";

  private final Tracks tracks = new Tracks();

  @TempDir private Path folder;

  private Path path() {
    return folder.resolve("timeline.json");
  }

  private TraceFile file(long mostBytes) {
    return new TraceFile(path().toFile(), mostBytes, "orders", tracks);
  }

  private static Slice slice(String name, long track, long startNanos, long nanos) {
    return new Slice(
        Slice.Type.CALL, name, track, startNanos, startNanos + nanos, Map.of("site", name));
  }

  private static List<JsonObject> events(String json) throws IOException {
    List<JsonObject> events = new ArrayList<>();
    // strict, unlike JsonParser
    for (JsonElement each : new Gson().getAdapter(JsonArray.class).fromJson(json)) {
      events.add(each.getAsJsonObject());
    }
    return events;
  }

  private static List<JsonObject> ofPhase(List<JsonObject> events, String phase) {
    return events.stream().filter(each -> each.get("ph").getAsString().equals(phase)).toList();
  }

  @Test
  void aSliceHasItsTrackTimeAndDetails() throws IOException {
    tracks.name(7, "loop-7");
    try (TraceFile file = file(1_000_000)) {
      file.write(slice("Thread.sleep", 7, System.nanoTime(), 20_000_000));
    }

    List<JsonObject> events = events(Files.readString(path()));
    JsonObject slice = ofPhase(events, "X").get(0);
    assertThat(slice.get("name").getAsString()).isEqualTo("Thread.sleep");
    assertThat(slice.get("cat").getAsString()).isEqualTo("blocking call");
    assertThat(slice.get("dur").getAsDouble()).isEqualTo(20_000);
    assertThat(slice.get("tid").getAsLong()).isEqualTo(7);
    assertThat(slice.get("pid").getAsLong()).isEqualTo(ProcessHandle.current().pid());
    assertThat(slice.getAsJsonObject("args").get("site").getAsString()).isEqualTo("Thread.sleep");
    assertThat(ofPhase(events, "M"))
        .anySatisfy(
            name -> {
              assertThat(name.get("name").getAsString()).isEqualTo("thread_name");
              assertThat(name.get("tid").getAsLong()).isEqualTo(7);
              assertThat(name.getAsJsonObject("args").get("name").getAsString())
                  .isEqualTo("loop-7");
            });
  }

  /** As a JVM leaves it that is killed. */
  @Test
  void aFileThatWasNotClosedLacksTheEndOfTheArrayOnly() throws IOException {
    TraceFile file = file(1_000_000);
    file.write(slice("one", 1, System.nanoTime(), 1));
    file.write(slice("two", 1, System.nanoTime(), 1));

    assertThat(ofPhase(events(Files.readString(path()) + "]"), "X")).hasSize(2);
    file.close();
  }

  @Test
  void hostileNamesAreText() throws IOException {
    tracks.name(1, HOSTILE);
    try (TraceFile file = file(1_000_000)) {
      file.write(slice(HOSTILE, 1, System.nanoTime(), 1));
    }

    assertThat(ofPhase(events(Files.readString(path())), "X"))
        .singleElement()
        .satisfies(
            slice ->
                assertThat(slice.get("name").getAsString()).startsWith("\"}],\\u000A</script>"));
  }

  @Test
  void bothFilesTogetherStayBelowTheirSizeAndEachIsWhole() throws IOException {
    try (TraceFile file = file(20_000)) {
      for (int i = 0; i < 1000; i++) {
        file.write(slice("call " + i, 1, System.nanoTime(), 1));
      }
    }

    Path before = folder.resolve("timeline.json.1");
    assertThat(Files.size(path()) + Files.size(before)).isLessThan(20_000 + 2 * 500);
    for (Path each : List.of(path(), before)) {
      List<JsonObject> events = events(Files.readString(each));
      assertThat(ofPhase(events, "X")).isNotEmpty();
      assertThat(ofPhase(events, "M"))
          .anyMatch(name -> name.get("name").getAsString().equals("thread_name"));
    }
    List<JsonObject> last = ofPhase(events(Files.readString(path())), "X");
    assertThat(last.get(last.size() - 1).get("name").getAsString()).isEqualTo("call 999");
  }

  @Test
  void theFileOfAnEarlierRunIsKept() throws IOException {
    Files.writeString(path(), "earlier");
    try (TraceFile file = file(1_000_000)) {
      file.write(slice("one", 1, System.nanoTime(), 1));
    }

    assertThat(folder.resolve("timeline.json.1")).hasContent("earlier");
  }

  @Test
  void whatBeganBeforeTheTimelineIsCut() throws IOException {
    long before = System.nanoTime() - 1_000_000_000L;
    try (TraceFile file = file(1_000_000)) {
      file.write(slice("over", 1, before, 1));
      file.write(slice("cut", 1, before, 60_000_000_000L));
    }

    assertThat(ofPhase(events(Files.readString(path())), "X"))
        .singleElement()
        .satisfies(
            slice -> {
              assertThat(slice.get("name").getAsString()).isEqualTo("cut");
              assertThat(slice.get("ts").getAsDouble()).isZero();
            });
  }

  @Test
  void aFolderIsNoFile() throws IOException {
    Files.createDirectory(path());

    try (TraceFile file = file(1_000_000)) {
      assertThatThrownBy(() -> file.write(slice("one", 1, System.nanoTime(), 1)))
          .isInstanceOf(IOException.class);
    }
  }
}
