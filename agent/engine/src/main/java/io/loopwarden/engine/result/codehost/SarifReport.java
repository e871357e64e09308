package io.loopwarden.engine.result.codehost;

import com.google.gson.stream.JsonWriter;
import io.loopwarden.engine.result.JudgedFinding;
import io.loopwarden.engine.result.Judgement;
import io.loopwarden.engine.result.MergedFinding;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A judgement in SARIF 2.1.0: a rule for each category, a result for each problem with a line in
 * the repository. A problem without one is a notification, because code hosts refuse results that
 * they cannot show.
 */
public final class SarifReport {

  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  /**
   * What the fingerprint is called; a fingerprint that means something else gets another number.
   */
  private static final String FINGERPRINT = "loopwarden/v1";

  private final JsonWriter json;
  private final SourceFiles sources;
  private final Map<String, Integer> rules = new TreeMap<>();
  private final List<String> withoutLine = new ArrayList<>();

  private SarifReport(JsonWriter json, SourceFiles sources) {
    this.json = json;
    this.sources = sources;
  }

  /**
   * The report.
   *
   * @throws IOException if a source file cannot be read
   */
  public static String of(Judgement judgement, SourceFiles sources) throws IOException {
    return IndentedJson.of(json -> new SarifReport(json, sources).write(judgement));
  }

  private void write(Judgement judgement) throws IOException {
    json.beginObject();
    json.name("$schema").value(SCHEMA);
    json.name("version").value("2.1.0");
    json.name("runs").beginArray().beginObject();
    tool(judgement);
    json.name("results").beginArray();
    results(judgement.fresh(), "error", false);
    results(judgement.exceeded(), "error", false);
    results(judgement.accepted(), "note", true);
    json.endArray();
    invocation(judgement.results().problems());
    json.name("properties").beginObject();
    json.name("withoutLocation").value(withoutLine.size());
    json.endObject();
    json.endObject().endArray().endObject();
  }

  private void tool(Judgement judgement) throws IOException {
    for (List<JudgedFinding> findings :
        List.of(judgement.fresh(), judgement.exceeded(), judgement.accepted())) {
      findings.forEach(each -> rules.put(each.finding().category(), 0));
    }
    int index = 0;
    json.name("tool").beginObject().name("driver").beginObject();
    json.name("name").value("Loopwarden");
    json.name("rules").beginArray();
    for (Map.Entry<String, Integer> rule : rules.entrySet()) {
      rule.setValue(index++);
      json.beginObject().name("id").value(rule.getKey());
      text("shortDescription", "An event loop is blocked: " + rule.getKey());
      json.endObject();
    }
    json.endArray().endObject().endObject();
  }

  private void results(List<JudgedFinding> findings, String level, boolean isAccepted)
      throws IOException {
    for (JudgedFinding each : findings) {
      SourceLine line = sources.lineOf(each.finding());
      if (line == null) {
        withoutLine.add(each.sentence());
      } else {
        result(each, line, level, isAccepted);
      }
    }
  }

  private void result(JudgedFinding judged, SourceLine line, String level, boolean isAccepted)
      throws IOException {
    MergedFinding finding = judged.finding();
    json.beginObject();
    json.name("ruleId").value(finding.category());
    json.name("ruleIndex").value(rules.get(finding.category()));
    json.name("level").value(level);
    text("message", judged.sentence() + ". " + finding.remedy());
    json.name("locations").beginArray().beginObject();
    json.name("physicalLocation").beginObject();
    json.name("artifactLocation").beginObject();
    json.name("uri").value(uri(line.path()));
    json.name("uriBaseId").value("%SRCROOT%");
    json.endObject();
    json.name("region").beginObject().name("startLine").value(line.line()).endObject();
    json.endObject().endObject().endArray();
    json.name("partialFingerprints").beginObject();
    json.name(FINGERPRINT).value(finding.fingerprint());
    json.endObject();
    if (isAccepted) {
      json.name("suppressions").beginArray().beginObject();
      json.name("kind").value("external");
      json.name("justification").value(judged.why());
      json.endObject().endArray();
    }
    json.endObject();
  }

  private void invocation(List<String> problems) throws IOException {
    json.name("invocations").beginArray().beginObject();
    json.name("executionSuccessful").value(problems.isEmpty());
    json.name("toolExecutionNotifications").beginArray();
    for (String problem : problems) {
      notification("error", problem);
    }
    for (String sentence : withoutLine) {
      notification("warning", "no line of this repository: " + sentence);
    }
    json.endArray().endObject().endArray();
  }

  private void notification(String level, String message) throws IOException {
    json.beginObject().name("level").value(level);
    text("message", message);
    json.endObject();
  }

  private void text(String name, String text) throws IOException {
    json.name(name).beginObject().name("text").value(text).endObject();
  }

  private static String uri(String path) {
    try {
      return new URI(null, null, path, null).toASCIIString();
    } catch (URISyntaxException e) {
      return path;
    }
  }
}
