package io.loopwarden.engine.result.codehost;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.result.JvmProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GithubAnnotationsTest {

  @TempDir private Path root;

  private List<String> annotations(String folder, JvmProblem... findings) throws IOException {
    Path sources = Files.createDirectories(root.resolve(folder).resolve("com/acme"));
    Files.writeString(sources.resolve("Orders.java"), "package com.acme;");
    return GithubAnnotations.of(JudgedProblems.judged(findings), SourceFiles.around(root));
  }

  @Test
  void aNewProblemIsAnErrorAtItsLine() throws IOException {
    List<String> lines = annotations("orders/src", JudgedProblems.NEW);

    assertThat(lines).hasSize(1);
    assertThat(lines.get(0))
        .startsWith(
            "::error file=orders/src/com/acme/Orders.java,line=42,title=Loopwarden%3A sleep::"
                + "java.lang.Thread.sleep blocked event loops 2 times, for up to 300.0 ms, at "
                + "com.acme.Orders.load(Orders.java:42). Use a timer");
  }

  @Test
  void aPathCannotAddAPropertyOfItsOwn() throws IOException {
    assertThat(annotations("a,line=1:50%", JudgedProblems.NEW).get(0))
        .startsWith("::error file=a%2Cline=1%3A50%25/com/acme/Orders.java,line=42,");
  }

  @Test
  void anAcceptedProblemIsNotShown() throws IOException {
    assertThat(annotations("src", JudgedProblems.ACCEPTED)).isEmpty();
  }

  @Test
  void aProblemWithoutALineOfTheRepositoryIsAnErrorWithoutAFileAndCounted() throws IOException {
    List<String> lines = annotations("src", JudgedProblems.ELSEWHERE);

    assertThat(lines).hasSize(2);
    assertThat(lines.get(0))
        .startsWith("::error title=Loopwarden%3A sleep::java.lang.Thread.sleep");
    assertThat(lines.get(1))
        .isEqualTo("::notice title=Loopwarden::problems without a line in this repository: 1");
  }
}
