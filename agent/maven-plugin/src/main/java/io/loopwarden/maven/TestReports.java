package io.loopwarden.maven;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The reports of Surefire and Failsafe: one file for each test class that ran, with the system
 * properties of the JVM that it ran in. They show which of these JVMs was not started with {@code
 * argLine} as the plugin has set it.
 */
final class TestReports {

  private static final List<String> FOLDERS = List.of("surefire-reports", "failsafe-reports");
  private static final String COMMAND = "sun.java.command";
  private static final String REPORTS = "TEST-*.xml";
  private static final XMLInputFactory XML = XMLInputFactory.newInstance();

  static {
    XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
  }

  private final List<Path> files = new ArrayList<>();

  /**
   * Finds the reports of a module.
   *
   * @param targetFolder the folder of the module's build
   * @param sinceMillis when the build began: older reports are of earlier builds
   */
  TestReports(File targetFolder, long sinceMillis) throws IOException {
    for (String name : FOLDERS) {
      Path folder = targetFolder.toPath().resolve(name);
      if (Files.isDirectory(folder)) {
        try (DirectoryStream<Path> reports = Files.newDirectoryStream(folder, REPORTS)) {
          for (Path report : reports) {
            if (Files.getLastModifiedTime(report).toMillis() >= sinceMillis) {
              files.add(report);
            }
          }
        }
      }
    }
  }

  /** Whether no test ran. */
  boolean areEmpty() {
    return files.isEmpty();
  }

  /**
   * The reports of tests that ran in a JVM without a system property. A report without any
   * properties says nothing.
   */
  List<Path> without(String property) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path file : files) {
      Map<String, String> properties = properties(file);
      if (!properties.isEmpty() && !properties.containsKey(property)) {
        found.add(file);
      }
    }
    return found;
  }

  /**
   * How many JVMs with a system property have run tests. Each has a command of its own, with the
   * number of the fork and the names of temporary files; one whose command is not known is not
   * counted.
   */
  int jvmsWith(String property) throws IOException {
    Set<String> commands = new HashSet<>();
    for (Path file : files) {
      Map<String, String> properties = properties(file);
      String command = properties.get(COMMAND);
      if (command != null && properties.containsKey(property)) {
        commands.add(command);
      }
    }
    return commands.size();
  }

  /** The system properties that a report has; none if it has none. */
  private static Map<String, String> properties(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      XMLStreamReader xml = XML.createXMLStreamReader(in);
      Map<String, String> properties = new HashMap<>();
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamReader.START_ELEMENT) {
          if (xml.getLocalName().equals("testcase")) {
            return properties; // they come before the first test
          }
          if (xml.getLocalName().equals("property")) {
            properties.put(
                xml.getAttributeValue(null, "name"), xml.getAttributeValue(null, "value"));
          }
        }
      }
      return properties;
    } catch (XMLStreamException e) {
      throw new IOException(file + " is no test report: " + e.getMessage(), e);
    }
  }
}
