package io.loopwarden.engine.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * docs/remedies.md has the words of {@code remedies.txt} and the code of {@code
 * integration-tests/programs/remedies}, which the suite runs. {@code -Dremedies.page=write} writes
 * the page anew.
 */
class RemediesPageTest {

  private static final Path ROOT =
      Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("../..").normalize();

  private static final Path PAGE = ROOT.resolve("docs/remedies.md");
  private static final Path CODE = ROOT.resolve("integration-tests/programs/remedies");
  private static final Path LOGGING =
      CODE.resolve("frameworks/src/main/resources/logback-async.xml");

  /** Where code stands, below the folder of a module. */
  private static final List<String> SOURCES =
      List.of(
          "shared/src/main/java", "frameworks/src/main/java",
          "frameworks/src/main/kotlin", "quarkus/src/main/java");

  private final Remedies remedies = RemediesReader.read();
  private final StringBuilder page = new StringBuilder();

  @Test
  void thePageHasTheWordsAndTheCompiledCode() throws IOException {
    head();
    for (RemedyCategory category : remedies.categories()) {
      add(category);
    }
    if ("write".equals(System.getProperty("remedies.page"))) {
      Files.writeString(PAGE, page);
    }

    assertThat(Files.readString(PAGE)).isEqualTo(page.toString());
  }

  /** What a report refers to, as GitHub makes it of a heading. */
  @Test
  void everyRemedyHasItsSection() throws IOException {
    List<String> anchors = new ArrayList<>();
    for (String line : Files.readAllLines(PAGE)) {
      if (line.startsWith("## ") || line.startsWith("### ")) {
        String heading = line.substring(line.indexOf(' ') + 1).toLowerCase(Locale.ROOT);
        anchors.add(heading.replaceAll("[^a-z0-9 _-]", "").replace(' ', '-'));
      }
    }

    assertThat(anchors).doesNotHaveDuplicates();
    for (RemedyCategory category : remedies.categories()) {
      for (Framework framework : remedies.frameworks()) {
        assertThat(anchors).contains(category.remedy(framework).section());
      }
    }
  }

  @Test
  void theConfigurationOfLogbackIsOneThatNeverBlocks() throws Exception {
    LoggerContext context = new LoggerContext();
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(LOGGING.toFile());
    AsyncAppender appender = (AsyncAppender) context.getLogger("ROOT").getAppender("ASYNC");
    boolean console = appender.getAppender("CONSOLE") != null;
    context.stop();

    assertThat(appender.isNeverBlock()).isTrue();
    assertThat(console).isTrue();
  }

  private void head() {
    page.append("# Remedies\n\n")
        .append("What to do instead of blocking an event loop: for each category of operations")
        .append(" the code that blocks, then\nthe code that does not, in the words of the")
        .append(" framework in force. A framework is in force if it has a frame\nbetween the")
        .append(" site and the event loop; of several, the first of this table.\n\n")
        .append("`RemediesPageTest` writes this page. The words are those of `remedies.txt`;")
        .append(
            " the code is in\n`integration-tests/programs/remedies`, and `RemediesTest` runs it")
        .append(" under the agent on a server of each framework.\n\n")
        .append("| framework | classes that show it |\n|---|---|\n");
    for (Framework framework : remedies.frameworks()) {
      if (!framework.isNone()) {
        page.append("| ").append(framework.name()).append(" | ");
        page.append('`').append(String.join("`, `", framework.frames())).append("` |\n");
      }
    }
  }

  /** A pool is no code that blocks: there is nothing to show but where its size is set. */
  private void addPool(RemedyCategory category, Framework none) {
    page.append("\n## ").append(category.heading()).append("\n\n");
    page.append(category.remedy(none).words()).append(".\n");
    if (category.template().contains("{size}")) {
      page.append("\n| framework | where the size is set |\n|---|---|\n");
      for (Framework framework : remedies.frameworks()) {
        page.append("| ").append(framework.name()).append(" | ");
        page.append(framework.words().get("size")).append(" |\n");
      }
    }
  }

  private void add(RemedyCategory category) throws IOException {
    Framework none = remedies.frameworks().get(remedies.frameworks().size() - 1);
    if (PoolCategory.isOne(category.key())) {
      addPool(category, none);
      return;
    }
    page.append("\n## ").append(category.heading()).append("\n\nThis blocks:\n");
    code("java", region("Blocking", category.key()));
    page.append('\n').append(category.remedy(none).words()).append(".\n");
    if (category.key().equals("logging")) {
      code("xml", Files.readString(LOGGING));
    } else if (category.code() == null) {
      code("java", region("AtStartup", category.key()));
    } else {
      code("java", snippet(none, category));
      for (Framework framework : remedies.frameworks()) {
        if (!framework.isNone()) {
          page.append("\n### ").append(category.heading()).append(": ");
          page.append(framework.name()).append("\n\n");
          page.append(category.remedy(framework).words()).append(".\n");
          code(framework.key().equals("ktor") ? "kotlin" : "java", snippet(framework, category));
        }
      }
    }
  }

  private void code(String language, String text) {
    page.append("\n```").append(language).append('\n').append(text).append("```\n");
  }

  private static String snippet(Framework framework, RemedyCategory category) throws IOException {
    String name = framework.key().substring(0, 1).toUpperCase(Locale.ROOT);
    return region(
        name + framework.key().substring(1) + "Remedies", String.valueOf(category.code()));
  }

  /** The lines of a class between a comment with a name and one with "end", without indentation. */
  private static String region(String className, String name) throws IOException {
    List<String> lines = Files.readAllLines(source(className));
    StringBuilder text = new StringBuilder();
    int indentation = -1;
    for (String line : lines) {
      if (line.strip().equals("// [" + name + "]")) {
        indentation = line.indexOf('/');
      } else if (indentation >= 0 && line.strip().equals("// [end]")) {
        return text.toString().stripTrailing() + '\n';
      } else if (indentation >= 0) {
        text.append(line.isBlank() ? "" : line.substring(indentation)).append('\n');
      }
    }
    throw new AssertionError(className + " has no part " + name);
  }

  private static Path source(String className) {
    for (String folder : SOURCES) {
      for (String ending : List.of(".java", ".kt")) {
        Path source = CODE.resolve(folder + "/com/example/remedies/" + className + ending);
        if (Files.exists(source)) {
          return source;
        }
      }
    }
    throw new AssertionError("no source of " + className);
  }
}
