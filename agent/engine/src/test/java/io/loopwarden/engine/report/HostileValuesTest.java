package io.loopwarden.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.loopwarden.engine.text.HostileText;
import io.loopwarden.engine.text.PlainText;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

/** Whatever the host calls its threads and classes, a report is one report and no other. */
class HostileValuesTest {

  private static final int INPUTS = 10_000;

  private final HostileText texts = new HostileText();

  private Event event(String value) {
    return new Event(Level.WARN, "test", value, 0).both("value", value).both("last", "1");
  }

  @Test
  void theTextFormHasOneLineAndItsDetails() {
    for (int i = 0; i < INPUTS; i++) {
      String value = texts.next();

      String text = new TextEncoder().encode(event(value).detail("at " + value));

      List<String> lines = text.lines().toList();
      assertThat(lines).hasSize(2);
      assertThat(text).endsWith("\n").doesNotContain("\r", "\u2028", "\u0085", "\u001b");
      assertThat(lines.get(1)).startsWith("\tat ");
      assertThat(Logfmt.parse(lines.get(0)))
          .containsEntry("event", "test")
          .containsEntry("value", PlainText.field(value))
          .containsEntry("last", "1")
          .doesNotContainKey("fingerprint");
    }
  }

  @Test
  void theJsonFormHasOneLineAndTheValue() {
    for (int i = 0; i < INPUTS; i++) {
      String value = texts.next();

      String text =
          new JsonEncoder(Origin.NONE).encode(event(value).json("loopwarden.list", List.of(value)));

      assertThat(text.lines()).hasSize(1);
      JsonObject object = JsonParser.parseString(text).getAsJsonObject();
      assertThat(object.get("loopwarden.value").getAsString()).isEqualTo(PlainText.field(value));
      assertThat(object.get("loopwarden.list").getAsJsonArray().get(0).getAsString())
          .isEqualTo(PlainText.field(value));
      assertThat(object.get("event.name").getAsString()).isEqualTo("loopwarden.test");
    }
  }

  /** As collectors expect it that cut longer lines. */
  @Test
  void aReportWithTheLongestNamesHasNoMoreThanEightKilobytes() {
    String name = "x".repeat(60_000);
    Event event =
        new Event(Level.WARN, "blocking_call", name, 0)
            .json("loopwarden.event_loop", name)
            .json("thread.name", name)
            .json(Event.STACK, ("\tat " + "y".repeat(200) + "\n").repeat(100));

    String text = new JsonEncoder(Origin.NONE).encode(event);

    assertThat(text.length()).isLessThanOrEqualTo(JsonEncoder.MOST_BYTES);
  }

  /** Three bytes each, where a limit of characters is no limit of bytes. */
  @Test
  void aReportOfNamesBeyondAsciiHasNoMoreThanEightKilobytesAndSaysWhatItIsAbout() {
    String name = "\u6f22".repeat(60_000);
    Event event =
        new Event(Level.WARN, "blocking_call", name, 0)
            .json("code.function.name", name)
            .json("loopwarden.fingerprint", "9f3a12c4")
            .json("loopwarden.tree", Collections.nCopies(50, name))
            .json(Event.STACK, ("\tat " + name + "\n").repeat(100))
            .json("thread.name", name);

    String text = new JsonEncoder(Origin.NONE).encode(event);

    assertThat(text.getBytes(StandardCharsets.UTF_8).length)
        .isLessThanOrEqualTo(JsonEncoder.MOST_BYTES);
    JsonObject object = JsonParser.parseString(text).getAsJsonObject();
    assertThat(object.get("event.name").getAsString()).isEqualTo("loopwarden.blocking_call");
    assertThat(object.get("code.function.name").getAsString()).startsWith("\u6f22");
    assertThat(object.get("loopwarden.fingerprint").getAsString()).isEqualTo("9f3a12c4");
  }

  /** Such as an option with a value of many thousand characters. */
  @Test
  void anEntryWithoutAStackHasNoMoreThanEightKilobytes() {
    Event event = event("\u6f22".repeat(60_000));

    String text = new JsonEncoder(Origin.NONE).encode(event);

    assertThat(text.getBytes(StandardCharsets.UTF_8).length)
        .isLessThanOrEqualTo(JsonEncoder.MOST_BYTES);
    JsonObject object = JsonParser.parseString(text).getAsJsonObject();
    assertThat(object.get("loopwarden.last").getAsString()).isEqualTo("1");
  }

  @Test
  void theSummaryHasARowForEachProblem() {
    Event event =
        new Event(Level.INFO, "summary", "", 0)
            .json("loopwarden.problems", Collections.nCopies(1_000, "com.acme.Orders.load"));

    String text = new JsonEncoder(Origin.NONE).encode(event);

    JsonObject object = JsonParser.parseString(text).getAsJsonObject();
    assertThat(object.get("loopwarden.problems").getAsJsonArray()).hasSize(1_000);
  }
}
