package io.loopwarden.engine.result.codehost;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.loopwarden.engine.result.JvmProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SarifReportTest {

  @TempDir private Path root;

  @BeforeEach
  void writeSource() throws IOException {
    Path folder = Files.createDirectories(root.resolve("my orders/com/acme"));
    Files.writeString(folder.resolve("Orders.java"), "package com.acme;");
  }

  private JsonObject run(JvmProblem... findings) throws IOException {
    JsonObject log =
        JsonParser.parseString(
                SarifReport.of(JudgedProblems.judged(findings), SourceFiles.around(root)))
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
    JsonObject run = run(JudgedProblems.NEW);

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
        run(JudgedProblems.NEW, JudgedProblems.ACCEPTED)
            .getAsJsonObject("tool")
            .getAsJsonObject("driver")
            .getAsJsonArray("rules");

    assertThat(rules).hasSize(1);
    assertThat(rules.get(0).getAsJsonObject().get("id").getAsString()).isEqualTo("sleep");
  }

  @Test
  void anAcceptedProblemIsSuppressed() throws IOException {
    JsonObject result =
        run(JudgedProblems.ACCEPTED).getAsJsonArray("results").get(0).getAsJsonObject();

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
    JsonObject run = run(JudgedProblems.ELSEWHERE);

    assertThat(run.getAsJsonArray("results")).isEmpty();
    assertThat(run.getAsJsonObject("properties").get("withoutLocation").getAsInt()).isEqualTo(1);
    assertThat(notifications(run)).hasSize(1);
  }
}
