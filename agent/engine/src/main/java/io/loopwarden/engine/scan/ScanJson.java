package io.loopwarden.engine.scan;

import com.google.gson.stream.JsonWriter;
import io.loopwarden.engine.text.PlainText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a scan found, as one JSON object. */
public final class ScanJson {

  private final JsonWriter json;
  private final @Nullable RunResults results;

  private ScanJson(JsonWriter json, @Nullable RunResults results) {
    this.json = json;
    this.results = results;
  }

  /**
   * The object.
   *
   * @param results what was seen while the program ran; null if that is not known
   */
  public static String of(ScanResult scan, @Nullable RunResults results) {
    StringWriter text = new StringWriter();
    try {
      JsonWriter json = new JsonWriter(text);
      json.setHtmlSafe(false);
      json.setIndent("  ");
      new ScanJson(json, results).write(scan);
    } catch (IOException e) {
      throw new UncheckedIOException("memory can be written to", e);
    }
    return text.append('\n').toString();
  }

  private void write(ScanResult scan) throws IOException {
    json.beginObject();
    json.name("classes").value(scan.counts().classes());
    json.name("application_classes").value(scan.counts().applicationClasses());
    json.name("entry_points").value(scan.counts().entryPoints());
    json.name("violations").value(scan.violations());
    json.name("unreadable_class_files").value(scan.counts().unreadable());
    lines("unreadable_jars", scan.unreadableJars());
    lines("mixed_access", scan.mixedAccess());
    json.name("problems").beginArray();
    for (DescribedProblem problem : scan.problems()) {
      write(problem);
    }
    json.endArray();
    json.endObject();
  }

  private void lines(String name, List<String> lines) throws IOException {
    json.name(name).beginArray();
    for (String line : lines) {
      json.value(PlainText.line(line));
    }
    json.endArray();
  }

  private void write(DescribedProblem problem) throws IOException {
    json.beginObject();
    field("fingerprint", problem.fingerprint());
    field("grade", problem.grade());
    field("effect", problem.effect().words());
    field("site", problem.site().toString());
    field("function", problem.site().function());
    field("call", problem.call());
    field("operation", problem.operation());
    field("category", problem.category());
    field("entry_point", problem.entry());
    field("entry_kind", problem.kind());
    json.name("path").beginArray();
    for (String step : problem.path()) {
      json.value(PlainText.line(step));
    }
    json.endArray();
    field("remedy", problem.remedy());
    json.name("accepted").value(problem.isAccepted());
    if (results != null && !problem.isForgotten()) {
      json.name("confirmed").value(results.confirm(problem));
      field("run", results.of(problem).name().toLowerCase(Locale.ROOT));
    }
    json.endObject();
  }

  private void field(String name, String value) throws IOException {
    json.name(name).value(PlainText.line(value));
  }
}
