package io.loopwarden.engine.backstop;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.code.SourceFileNames;
import io.loopwarden.engine.code.WrittenLines;
import io.loopwarden.engine.config.ConfigurationReader;
import io.loopwarden.engine.finding.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;

class JfrFramesTest {

  private static final String OWN = JfrFramesTest.class.getName();

  private final JfrFrames frames =
      new JfrFrames(
          new SourceFileNames(name -> name.equals(OWN) ? JfrFramesTest.class : null),
          new WrittenLines(new CodeOwners(ConfigurationReader.read("", List.of()), null)));

  private Frame frame(StackTraceElement element) {
    return frames.of(List.of(element), false).get(0);
  }

  @Test
  void aFrameHasTheFileOfItsClassAndItsOwnLine() {
    assertThat(frame(new StackTraceElement(OWN, "run", null, 42)))
        .hasToString(OWN + ".run(JfrFramesTest.java:42)");
  }

  @Test
  void aFrameThatHasAFileKeepsIt() {
    assertThat(frame(new StackTraceElement(OWN, "run", "Other.java", 42)))
        .hasToString(OWN + ".run(Other.java:42)");
  }

  @Test
  void aFrameOfAnUnknownClassHasItsLineButNoFile() {
    Frame frame = frame(new StackTraceElement("com.acme.None", "run", null, 42));

    assertThat(frame.file()).isNull();
    assertThat(frame.line()).isEqualTo(42);
    assertThat(frame).hasToString("com.acme.None.run(Unknown Source)");
  }

  @Test
  void aNativeMethodHasNoLine() {
    assertThat(frame(new StackTraceElement("java.lang.Thread", "sleep", null, -2)))
        .hasToString("java.lang.Thread.sleep(Native Method)");
  }
}
