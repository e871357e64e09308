package io.loopwarden.engine.result.codehost;

import io.loopwarden.engine.result.JudgedFinding;
import io.loopwarden.engine.result.Judgement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A judgement as lines that GitHub Actions reads from the output of a step and shows beside the
 * lines of a change: an error for each problem that fails the build. Problems that are accepted are
 * left out, because GitHub shows no more than ten errors of a step.
 */
public final class GithubAnnotations {

  private static final String TITLE = "Loopwarden";

  private final SourceFiles sources;
  private final List<String> lines = new ArrayList<>();
  private int withoutLine;

  private GithubAnnotations(SourceFiles sources) {
    this.sources = sources;
  }

  /**
   * The lines.
   *
   * @throws IOException if a source file cannot be read
   */
  public static List<String> of(Judgement judgement, SourceFiles sources) throws IOException {
    return new GithubAnnotations(sources).write(judgement);
  }

  private List<String> write(Judgement judgement) throws IOException {
    for (String problem : judgement.results().problems()) {
      lines.add("::error title=" + TITLE + "::" + text(problem));
    }
    for (JudgedFinding fresh : judgement.fresh()) {
      addError(fresh, "");
    }
    for (JudgedFinding exceeded : judgement.exceeded()) {
      addError(exceeded, " It has grown: " + exceeded.why() + ".");
    }
    if (withoutLine > 0) {
      String sentence = "problems without a line in this repository: " + withoutLine;
      lines.add("::notice title=" + TITLE + "::" + sentence);
    }
    return lines;
  }

  private void addError(JudgedFinding judged, String further) throws IOException {
    SourceLine line = sources.lineOf(judged.finding());
    String place = "";
    if (line == null) {
      withoutLine++;
    } else {
      place = "file=" + property(line.path()) + ",line=" + line.line() + ',';
    }
    String title = property(TITLE + ": " + judged.finding().category());
    String message = text(judged.sentence() + ". " + judged.finding().remedy() + further);
    lines.add("::error " + place + "title=" + title + "::" + message);
  }

  /** A text in the escapes that GitHub undoes. */
  private static String text(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  /** A value between the commas of a line. */
  private static String property(String value) {
    return text(value).replace(":", "%3A").replace(",", "%2C");
  }
}
