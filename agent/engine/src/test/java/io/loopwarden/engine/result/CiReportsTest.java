package io.loopwarden.engine.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.baseline.BaselineFile;
import io.loopwarden.engine.baseline.GrowthLimit;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What CI servers read: a test report in XML, and a page in Markdown. */
class CiReportsTest {

  private static final String ODD_SITE = "com.acme.Orders$$Lambda.<init>";
  private static final String ODD_OPERATION = "a.A.a|`x`\u0000\u001B\uD800]]>&<\"'";

  private static final JvmProblem SLEEP =
      TestResults.call("9f3a12c4", "java.lang.Thread.sleep", "com.acme.Orders.load", 20, 21, 300);
  private static final JvmProblem ODD = TestResults.call("01234567", ODD_OPERATION, ODD_SITE, 5);

  private static Judgement judgement(String baseline, JvmResult... results) {
    return Judgement.of(
        TestResults.results(results), BaselineFile.parse(baseline), new GrowthLimit(2));
  }

  private static Element parse(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
        .getDocumentElement();
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> elements = new ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element element) {
        assertThat(element.getTagName()).isEqualTo(name);
        elements.add(element);
      }
    }
    return elements;
  }

  /** What Surefire's schema asks of a report, and Jenkins and GitLab look for. */
  private static List<Element> testCases(String xml) throws Exception {
    Element suite = parse(xml);
    assertThat(suite.getTagName()).isEqualTo("testsuite");
    assertThat(suite.getAttribute("name")).isEqualTo("loopwarden");
    List<Element> cases = children(suite, "testcase");
    assertThat(suite.getAttribute("tests")).isEqualTo(Integer.toString(cases.size()));
    assertThat(suite.getAttribute("skipped")).isEqualTo("0");
    for (String problem : List.of("failure", "error")) {
      NodeList found = suite.getElementsByTagName(problem);
      assertThat(suite.getAttribute(problem + "s")).isEqualTo(Integer.toString(found.getLength()));
      for (int i = 0; i < found.getLength(); i++) {
        assertThat(((Element) found.item(i)).getAttribute("type")).isNotEmpty();
        assertThat(((Element) found.item(i)).getAttribute("message")).isNotEmpty();
      }
    }
    for (Element each : cases) {
      assertThat(each.getAttribute("name")).isNotEmpty();
      assertThat(each.getAttribute("classname")).isNotEmpty();
      assertThat(each.getAttribute("time")).matches("[0-9]{1,3}(\\.[0-9]{3})?");
    }
    return cases;
  }

  @Test
  void eachViolationIsATestThatFailed() throws Exception {
    Judgement judgement =
        judgement("9f3a12c4 occurrences=1 reason=x", TestResults.result(SLEEP, ODD));

    List<Element> cases = testCases(JunitXml.of(judgement, false));

    assertThat(cases).hasSize(2);
    Element odd = children(cases.get(0), "failure").get(0);
    assertThat(odd.getAttribute("type")).isEqualTo("new_violation");
    assertThat(odd.getAttribute("message"))
        .startsWith("a.A.a|`x`\\u0000\\u001B\\uD800]]>&<\"' blocked");
    assertThat(cases.get(0).getAttribute("classname")).isEqualTo("com.acme.Orders$$Lambda");
    Element grown = children(cases.get(1), "failure").get(0);
    assertThat(cases.get(1).getAttribute("name"))
        .isEqualTo("java.lang.Thread.sleep in load [9f3a12c4]");
    assertThat(cases.get(1).getAttribute("time")).isEqualTo("0.341");
    assertThat(grown.getAttribute("type")).isEqualTo("exceeded");
    assertThat(grown.getAttribute("message"))
        .contains("3 times, for up to 300.0 ms", "(3 occurrences, 1 accepted, factor 2)");
    assertThat(grown.getTextContent())
        .contains("Use a timer", "p99 300.0 ms", "\tat com.acme.Orders.load(Orders.java:42)\n");
  }

  @Test
  void whereNothingIsWrongThereIsOneTestThatPassed() throws Exception {
    Judgement judgement = judgement("9f3a12c4\n89abcdef gone", TestResults.result(SLEEP));

    List<Element> cases = testCases(JunitXml.of(judgement, false));

    assertThat(cases).hasSize(1);
    assertThat(children(cases.get(0), "")).isEmpty();
  }

  @Test
  void obsoleteEntriesFailIfThatIsWanted() throws Exception {
    Judgement judgement = judgement("9f3a12c4\n89abcdef gone", TestResults.result(SLEEP));

    List<Element> cases = testCases(JunitXml.of(judgement, true));

    assertThat(cases).hasSize(1);
    assertThat(children(cases.get(0), "failure").get(0).getAttribute("type")).isEqualTo("obsolete");
  }

  @Test
  void aPartThatCannotBeUsedIsAnError() throws Exception {
    Judgement judgement =
        Judgement.of(new JvmResults(List.of(), List.of("x.json cannot be used")), null, null);

    List<Element> cases = testCases(JunitXml.of(judgement, false));

    assertThat(children(cases.get(0), "error").get(0).getAttribute("message"))
        .isEqualTo("x.json cannot be used");
  }

  @Test
  void thePageHasATableWhoseCellsAreWhatTheyAre() {
    Judgement judgement =
        judgement(
            "9f3a12c4 reason=\"<b> a|b $1$ *x*\"\n89abcdef gone", TestResults.result(SLEEP, ODD));

    String page = MarkdownSummary.of(judgement, false);

    assertThat(page)
        .startsWith(
            """
            ## Event loops: failed

            1 new, 0 exceeded, 1 accepted, 1 obsolete; 1 JVMs, 2 event loops.

            ### New

            | call | site | count | JVMs | p50 ms | p99 ms | max ms | fingerprint | remedy |
            |---|---|--:|--:|--:|--:|--:|---|---|
            | `a.A.a\\|'x'\\u0000\\u001B\\uD800]]>&<"'` | `com.acme.Orders$$Lambda.<init>(Orders.java:42)` \
            | 1 | 1 | 5.0 | 5.0 | 5.0 | `01234567` | Use a timer |
            """)
        .contains("| &lt;b&gt; a\\|b \\$1\\$ \\*x\\* |")
        .endsWith("### Obsolete\n\n- 89abcdef gone\n");
    assertThat(page.lines().filter(line -> line.startsWith("|")))
        .allMatch(line -> line.replace("\\|", "").chars().filter(c -> c == '|').count() == 10);
  }

  @Test
  void thePageIsNoLongerThanAnybodyReads() {
    JvmProblem[] findings = new JvmProblem[1000];
    for (int i = 0; i < findings.length; i++) {
      findings[i] = TestResults.call(String.format("%08x", i), "a.A.a", "x.X.a" + i, 5);
    }

    String page = MarkdownSummary.of(judgement("", TestResults.result(findings)), false);

    assertThat(page.lines().filter(line -> line.startsWith("| `"))).hasSize(200);
    assertThat(page).endsWith("\nand 800 more\n");
  }
}
