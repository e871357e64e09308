package io.loopwarden.engine.result.codehost;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.loopwarden.engine.result.Judgement;
import io.loopwarden.engine.result.JvmProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What code hosts read is valid by the schemas of its forms. */
class SchemasTest {

  /** That of OASIS, in the jar of a library. */
  private static final String SARIF = "/schema/sarif-schema-2.1.0.json";

  /** GitLab has none for the file as a whole. */
  private static final String GITLAB = "gitlab-code-quality.json";

  @TempDir private Path root;

  @BeforeEach
  void writeSource() throws IOException {
    Path folder = Files.createDirectories(root.resolve("my orders/com/acme"));
    Files.writeString(folder.resolve("Orders.java"), "package com.acme;");
  }

  private static Judgement judged(JvmProblem... findings) {
    return JudgedProblems.judged(findings);
  }

  private static Judgement all() {
    return judged(JudgedProblems.NEW, JudgedProblems.ACCEPTED, JudgedProblems.ELSEWHERE);
  }

  private static Set<ValidationMessage> problems(String schema, String json) throws IOException {
    try (InputStream in = SchemasTest.class.getResourceAsStream(schema)) {
      assertThat(in).as(schema).isNotNull();
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
          .getSchema(in)
          .validate(json, InputFormat.JSON);
    }
  }

  @Test
  void sarifIsValid() throws IOException {
    SourceFiles sources = SourceFiles.around(root);

    assertThat(problems(SARIF, SarifReport.of(all(), sources))).isEmpty();
    assertThat(problems(SARIF, SarifReport.of(judged(), sources))).isEmpty();
  }

  @Test
  void theReportOfGitlabIsValid() throws IOException {
    SourceFiles sources = SourceFiles.around(root);

    assertThat(problems(GITLAB, GitlabCodeQuality.of(all(), sources))).isEmpty();
    assertThat(problems(GITLAB, GitlabCodeQuality.of(judged(), sources))).isEmpty();
  }

  /** Else a schema that is not read would make everything valid. */
  @Test
  void theSchemasRefuseWhatIsWrong() throws IOException {
    String sarif = SarifReport.of(all(), SourceFiles.around(root));
    String gitlab = GitlabCodeQuality.of(all(), SourceFiles.around(root));

    assertThat(problems(SARIF, sarif.replace("\"startLine\"", "\"line\""))).isNotEmpty();
    assertThat(problems(SARIF, sarif.replace("\"driver\"", "\"program\""))).isNotEmpty();
    assertThat(problems(GITLAB, gitlab.replace("\"major\"", "\"serious\""))).isNotEmpty();
    assertThat(problems(GITLAB, gitlab.replace("\"begin\"", "\"line\""))).isNotEmpty();
  }
}
