package io.loopwarden.engine.result;

import io.loopwarden.engine.baseline.BaselineEntry;
import io.loopwarden.engine.baseline.Millis;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A judgement as a test report, in the form that Surefire writes and CI servers read: one test case
 * a violation.
 */
public final class JunitXml {

  private static final String SUITE = "loopwarden";
  private static final int NANO_DIGITS_OF_SECOND = 9;

  private final StringBuilder xml = new StringBuilder();

  private JunitXml() {}

  /**
   * The report.
   *
   * @param obsoleteFails whether obsolete entries are failures
   */
  public static String of(Judgement judgement, boolean obsoleteFails) {
    JunitXml report = new JunitXml();
    report.write(judgement, obsoleteFails);
    return report.xml.toString();
  }

  private void write(Judgement judgement, boolean obsoleteFails) {
    int failures = judgement.fresh().size() + judgement.exceeded().size();
    failures += obsoleteFails ? judgement.obsolete().size() : 0;
    int errors = judgement.results().problems().size();
    // Some CI servers take a report without a test for a broken one.
    boolean nothing = failures + errors == 0;
    xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite");
    attribute("name", SUITE);
    attribute("time", "0");
    attribute("tests", Integer.toString(nothing ? 1 : failures + errors));
    attribute("errors", Integer.toString(errors));
    attribute("skipped", "0");
    attribute("failures", Integer.toString(failures));
    xml.append(">\n");
    if (nothing) {
      xml.append("  <testcase");
      attribute("name", "no new blocking call or stall on an event loop");
      attribute("classname", SUITE);
      attribute("time", "0");
      xml.append("/>\n");
    }
    for (JudgedFinding each : judgement.fresh()) {
      violation(each, "new_violation");
    }
    for (JudgedFinding each : judgement.exceeded()) {
      violation(each, "exceeded");
    }
    if (obsoleteFails) {
      for (BaselineEntry entry : judgement.obsolete()) {
        testCase(entry.label(), SUITE + ".baseline", 0);
        problem("failure", entry.label() + " did not occur in any JVM", "obsolete", "");
      }
    }
    for (String problem : judgement.results().problems()) {
      testCase(problem, SUITE + ".results", 0);
      problem("error", problem, "unusable_part", "");
    }
    xml.append("</testsuite>\n");
  }

  private void violation(JudgedFinding judged, String type) {
    MergedFinding finding = judged.finding();
    int dot = finding.function().lastIndexOf('.');
    String className = dot > 0 ? finding.function().substring(0, dot) : finding.function();
    String method = finding.function().substring(dot + 1);
    testCase(
        finding.call() + " in " + method + " [" + finding.fingerprint() + ']',
        className,
        finding.totalNanos());
    String grown = judged.why().isEmpty() ? "" : " (" + judged.why() + ")";
    String message = judged.sentence() + grown;
    StringBuilder text = new StringBuilder(finding.remedy());
    text.append("\ncount ").append(finding.occurrences());
    text.append(", in ").append(finding.jvms()).append(" JVMs");
    text.append(", p50 ").append(Millis.of(finding.percentileNanos(50)));
    text.append(" ms, p99 ").append(Millis.of(finding.percentileNanos(99)));
    text.append(" ms, max ").append(Millis.of(finding.longestNanos())).append(" ms\n");
    for (String frame : finding.stack()) {
      text.append("\tat ").append(frame).append('\n');
    }
    problem("failure", message, type, text.toString());
  }

  private void testCase(String name, String className, long nanos) {
    xml.append("  <testcase");
    attribute("name", name);
    attribute("classname", className);
    attribute(
        "time",
        BigDecimal.valueOf(nanos, NANO_DIGITS_OF_SECOND)
            .setScale(3, RoundingMode.HALF_UP)
            .toPlainString());
    xml.append(">\n");
  }

  private void problem(String element, String message, String type, String text) {
    xml.append("    <").append(element);
    attribute("message", message);
    attribute("type", type);
    xml.append('>');
    escape(text, false);
    xml.append("</").append(element).append(">\n  </testcase>\n");
  }

  private void attribute(String name, String value) {
    xml.append(' ').append(name).append("=\"");
    escape(value, true);
    xml.append('"');
  }

  private void escape(String text, boolean inAttribute) {
    text.codePoints().forEach(c -> escape(c, inAttribute));
  }

  private void escape(int c, boolean inAttribute) {
    switch (c) {
      case '<' -> xml.append("&lt;");
      case '>' -> xml.append("&gt;");
      case '&' -> xml.append("&amp;");
      case '"' -> xml.append("&quot;");
      case '\t', '\n', '\r' -> {
        if (inAttribute || c == '\r') {
          xml.append("&#").append(c).append(';');
        } else {
          xml.append((char) c);
        }
      }
      default -> xml.appendCodePoint(isAllowed(c) ? c : '\uFFFD');
    }
  }

  /** What XML 1.0 lets be in a document, beyond the blanks. */
  private static boolean isAllowed(int c) {
    return c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
  }
}
