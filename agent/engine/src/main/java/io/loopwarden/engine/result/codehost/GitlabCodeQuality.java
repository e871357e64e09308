package io.loopwarden.engine.result.codehost;

import com.google.gson.stream.JsonWriter;
import io.loopwarden.engine.result.JudgedFinding;
import io.loopwarden.engine.result.Judgement;
import java.io.IOException;
import java.util.List;

/**
 * A judgement as a code quality report of GitLab: one violation for each problem with a line in the
 * repository. GitLab compares the reports of two branches by fingerprint and shows in a change what
 * only its own branch has, so accepted problems are there, too. The form has no place for problems
 * without a line.
 */
public final class GitlabCodeQuality {

  private final JsonWriter json;
  private final SourceFiles sources;

  private GitlabCodeQuality(JsonWriter json, SourceFiles sources) {
    this.json = json;
    this.sources = sources;
  }

  /**
   * The report.
   *
   * @throws IOException if a source file cannot be read
   */
  public static String of(Judgement judgement, SourceFiles sources) throws IOException {
    return IndentedJson.of(json -> new GitlabCodeQuality(json, sources).write(judgement));
  }

  private void write(Judgement judgement) throws IOException {
    json.beginArray();
    violations(judgement.fresh(), "major");
    violations(judgement.exceeded(), "major");
    violations(judgement.accepted(), "info");
    json.endArray();
  }

  private void violations(List<JudgedFinding> findings, String severity) throws IOException {
    for (JudgedFinding judged : findings) {
      SourceLine line = sources.lineOf(judged.finding());
      if (line != null) {
        violation(judged, line, severity);
      }
    }
  }

  private void violation(JudgedFinding judged, SourceLine line, String severity)
      throws IOException {
    json.beginObject();
    json.name("check_name").value("loopwarden:" + judged.finding().category());
    json.name("description").value(judged.sentence() + ". " + judged.finding().remedy());
    json.name("fingerprint").value(judged.finding().fingerprint());
    json.name("severity").value(severity);
    json.name("location").beginObject();
    json.name("path").value(line.path());
    json.name("lines").beginObject().name("begin").value(line.line()).endObject();
    json.endObject();
    json.endObject();
  }
}
