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

class GitlabCodeQualityTest {

  @TempDir private Path root;

  @BeforeEach
  void writeSource() throws IOException {
    Path folder = Files.createDirectories(root.resolve("orders/src/com/acme"));
    Files.writeString(folder.resolve("Orders.java"), "package com.acme;");
  }

  private JsonArray violations(JvmProblem... findings) throws IOException {
    return JsonParser.parseString(
            GitlabCodeQuality.of(JudgedProblems.judged(findings), SourceFiles.around(root)))
        .getAsJsonArray();
  }

  @Test
  void aViolationHasWhatGitlabRequires() throws IOException {
    JsonArray violations = violations(JudgedProblems.NEW);

    assertThat(violations).hasSize(1);
    JsonObject violation = violations.get(0).getAsJsonObject();
    assertThat(violation.get("check_name").getAsString()).isEqualTo("loopwarden:sleep");
    assertThat(violation.get("description").getAsString())
        .contains("java.lang.Thread.sleep blocked event loops 2 times", "Use a timer");
    assertThat(violation.get("fingerprint").getAsString()).isEqualTo("9f3a12c4");
    assertThat(violation.get("severity").getAsString()).isEqualTo("major");
    JsonObject location = violation.getAsJsonObject("location");
    assertThat(location.get("path").getAsString()).isEqualTo("orders/src/com/acme/Orders.java");
    assertThat(location.getAsJsonObject("lines").get("begin").getAsInt()).isEqualTo(42);
  }

  /** GitLab shows what the report of the other branch does not have. */
  @Test
  void anAcceptedProblemIsThereAsAnInformation() throws IOException {
    JsonObject violation = violations(JudgedProblems.ACCEPTED).get(0).getAsJsonObject();

    assertThat(violation.get("severity").getAsString()).isEqualTo("info");
  }

  @Test
  void aProblemWithoutALineOfTheRepositoryIsLeftOut() throws IOException {
    assertThat(violations(JudgedProblems.ELSEWHERE)).isEmpty();
  }
}
