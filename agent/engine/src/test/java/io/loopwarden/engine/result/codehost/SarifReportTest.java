package io.loopwarden.engine.result.codehost;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.loopwarden.engine.baseline.BaselineFile;
import io.loopwarden.engine.result.Judgement;
import io.loopwarden.engine.result.PartFinding;
import io.loopwarden.engine.result.TestParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SarifReportTest {

  private static final PartFinding NEW =
      TestParts.call("9f3a12c4", "java.lang.Thread.sleep", "com.acme.Orders.load", 20, 300);
  private static final PartFinding ACCEPTED =
      TestParts.call("01234567", "java.lang.Thread.sleep", "com.acme.Orders.export", 5);
  private static final PartFinding ELSEWHERE =
      TestParts.call("89abcdef", "java.lang.Thread.sleep", "org.other.Orders.load", 5);

  private static final String ACCEPTING =
      "01234567 java.lang.Thread.sleep com.acme.Orders.export first_seen=2026-11-28"
          + " occurrences=1 longest_ms=5.0 reason=later";

  @TempDir private Path root;

  @BeforeEach
  void writeSource() throws IOException {
    Path folder = Files.createDirectories(root.resolve("my orders/com/acme"));
    Files.writeString(folder.resolve("Orders.java"), "package com.acme;");
  }

  private JsonObject run(PartFinding... findings) throws IOException {
    Judgement judgement =
        Judgement.of(
            TestParts.parts(TestParts.part(findings)), BaselineFile.parse(ACCEPTING), null);
    JsonObject log =
        JsonParser.parseString(SarifReport.of(judgement, SourceFiles.around(root)))
            .getAsJsonObject();
    assertThat(log.get("version").getAsString()).isEqualTo("2.1.0");
    assertThat(log.getAsJsonArray("runs")).hasSize(1);
    return log.getAsJsonArray("runs").get(0).getAsJsonObject();
  }

  private static JsonArray notifications(JsonObject run) {
    return run.getAsJsonArray("invocations")
        .get(0)
        .getAsJsonObject()
        .getAsJsonArray("toolExecutionNotifications");
  }

  @Test
  void aNewProblemIsAnErrorAtItsLine() throws IOException {
    JsonObject run = run(NEW);

    assertThat(run.getAsJsonArray("results")).hasSize(1);
    JsonObject result = run.getAsJsonArray("results").get(0).getAsJsonObject();
    assertThat(result.get("ruleId").getAsString()).isEqualTo("sleep");
    assertThat(result.get("level").getAsString()).isEqualTo("error");
    assertThat(result.getAsJsonObject("message").get("text").getAsString())
        .contains("java.lang.Thread.sleep blocked event loops 2 times", "Use a timer");
    JsonObject place =
        result
            .getAsJsonArray("locations")
            .get(0)
            .getAsJsonObject()
            .getAsJsonObject("physicalLocation");
    assertThat(place.getAsJsonObject("artifactLocation").get("uri").getAsString())
        .isEqualTo("my%20orders/com/acme/Orders.java");
    assertThat(place.getAsJsonObject("region").get("startLine").getAsInt()).isEqualTo(42);
    assertThat(result.getAsJsonObject("partialFingerprints").get("loopwarden/v1").getAsString())
        .isEqualTo("9f3a12c4");
    assertThat(result.has("suppressions")).isFalse();
    assertThat(notifications(run)).isEmpty();
  }

  @Test
  void eachCategoryIsOneRule() throws IOException {
    JsonArray rules =
        run(NEW, ACCEPTED)
            .getAsJsonObject("tool")
            .getAsJsonObject("driver")
            .getAsJsonArray("rules");

    assertThat(rules).hasSize(1);
    assertThat(rules.get(0).getAsJsonObject().get("id").getAsString()).isEqualTo("sleep");
  }

  @Test
  void anAcceptedProblemIsSuppressed() throws IOException {
    JsonObject result = run(ACCEPTED).getAsJsonArray("results").get(0).getAsJsonObject();

    assertThat(result.get("level").getAsString()).isEqualTo("note");
    assertThat(
            result
                .getAsJsonArray("suppressions")
                .get(0)
                .getAsJsonObject()
                .get("justification")
                .getAsString())
        .isEqualTo("later");
  }

  @Test
  void aProblemWithoutALineOfTheRepositoryIsCounted() throws IOException {
    JsonObject run = run(ELSEWHERE);

    assertThat(run.getAsJsonArray("results")).isEmpty();
    assertThat(run.getAsJsonObject("properties").get("withoutLocation").getAsInt()).isEqualTo(1);
    assertThat(notifications(run)).hasSize(1);
  }
}
