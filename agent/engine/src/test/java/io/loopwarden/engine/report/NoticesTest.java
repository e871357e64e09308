package io.loopwarden.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.ConfigurationReader;
import io.loopwarden.engine.config.Problem;
import io.loopwarden.engine.record.Flood;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoticesTest {

  private static String text(Event event) {
    String line = new TextEncoder().encode(event);
    assertThat(line).matches("(?s)20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z [A-Z]+ .*");
    return line.substring(line.indexOf(' ') + 1); // the moment is now
  }

  private static JsonObject json(Event event) {
    return JsonParser.parseString(new JsonEncoder(Origin.NONE).encode(event)).getAsJsonObject();
  }

  @Test
  void aWrongOptionIsOneLineThatNamesKeyValueAndWhatIsAllowed() {
    Problem problem = new Problem("mode", "shout \"loud\"", "report, throw or count");

    assertThat(text(Notices.invalidOption(problem)))
        .isEqualTo(
            "WARN loopwarden event=invalid_option key=mode value=\"shout \\\"loud\\\"\""
                + " allowed=\"report, throw or count\"\n");
    JsonObject json = json(Notices.invalidOption(problem));
    assertThat(json.get("event.name").getAsString()).isEqualTo("loopwarden.invalid_option");
    assertThat(json.get("message").getAsString())
        .contains("mode", "shout \"loud\"", "report, throw or count", "the default is used");
  }

  @Test
  void aFloodSaysHowManyCallsCountForHowManyStacks() {
    Event event = Notices.stacksSampled(new Flood("loop-1", 99_000, 1_000));

    assertThat(text(event))
        .isEqualTo(
            "INFO loopwarden event=stacks_sampled event_loop=loop-1 calls=99000 stacks=1000"
                + " factor=100\n");
    assertThat(json(event).get("loopwarden.factor").getAsLong()).isEqualTo(100);
  }

  @Test
  void aMistypedKeyNamesTheNearest() {
    Configuration configuration = ConfigurationReader.read("log.fil=x.log", List.of("jdbc"));
    assertThat(configuration.problems()).hasSize(1);

    String line = text(Notices.invalidOption(configuration.problems().get(0)));

    assertThat(line.lines()).hasSize(1);
    assertThat(Logfmt.parse(line))
        .containsEntry("key", "log.fil")
        .containsEntry("value", "x.log")
        .hasEntrySatisfying(
            "allowed", allowed -> assertThat(allowed).startsWith("nearest: log.file; "));
  }

  @Test
  void anEmptyValueIsStillAValue() {
    String line = text(Notices.invalidOption(new Problem("mode", "", "report, throw or count")));

    assertThat(Logfmt.parse(line)).containsEntry("value", "").containsKey("allowed");
  }

  @Test
  void aClassThatCouldNotBeWovenIsNamed() {
    Event event = Notices.weavingFailed("com.acme.Huge", new IllegalStateException("too\nlarge"));

    assertThat(text(event).lines()).hasSize(1);
    assertThat(Logfmt.parse(text(event)))
        .containsEntry("event", "weaving_failed")
        .containsEntry("class", "com.acme.Huge")
        .containsEntry("reason", "java.lang.IllegalStateException: too\nlarge");
  }

  @Test
  void theFirstEventLoopIsAnnounced() {
    Event event = Notices.watching("1.2.3", "report", 55, "vert.x-eventloop-thread-0");

    assertThat(text(event))
        .isEqualTo(
            "INFO loopwarden event=started version=1.2.3 mode=report operations=55"
                + " first_event_loop=vert.x-eventloop-thread-0\n");
    assertThat(json(event).get("loopwarden.operations").getAsInt()).isEqualTo(55);
  }
}
