package io.loopwarden.it.junit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What Surefire wrote of a build: who failed, with the messages. */
final class SurefireReports {
  private final Map<String, String> failures = new TreeMap<>();
  private int passed;

  private SurefireReports() {}

  static SurefireReports read(Path folder) throws IOException {
    SurefireReports reports = new SurefireReports();
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml")).toList();
    }
    for (Path file : files) {
      reports.add(file);
    }
    return reports;
  }

  private void add(Path file) throws IOException {
    try {
      NodeList cases =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(file.toFile())
              .getElementsByTagName("testcase");
      for (int i = 0; i < cases.getLength(); i++) {
        add((Element) cases.item(i));
      }
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(file.toString(), e);
    }
  }

  private void add(Element test) {
    for (String kind : List.of("failure", "error")) {
      NodeList found = test.getElementsByTagName(kind);
      if (found.getLength() > 0) {
        failures.put(nameOf(test), found.item(0).getTextContent());
        return;
      }
    }
    passed++;
  }

  /** Class and method, in the form of {@link SampleProject#MUST_FAIL}. */
  private static String nameOf(Element test) {
    String type = test.getAttribute("classname");
    String name = test.getAttribute("name");
    String simple = type.substring(type.lastIndexOf('.') + 1);
    return name.isEmpty() || name.equals(type) ? simple : simple + "." + name + "()";
  }

  Map<String, String> failures() {
    return failures;
  }

  int passed() {
    return passed;
  }
}
