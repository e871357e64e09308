package io.loopwarden.engine.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitorLinesTest {

  private static final String SITE =
      """
      package com.acme;

      public class Site {
        static void block(Object lock) {
          synchronized (lock) {
            lock.hashCode();
            lock.toString();
          }
        }
        static void nested(Object outer, Object inner) {
          synchronized (outer) {
            synchronized (inner) {
              inner.hashCode();
            }
          }
        }
        static void oneLine(Object lock) {
          synchronized (lock) { lock.hashCode(); }
        }
        static synchronized void method(Object lock) {
          lock.hashCode();
        }
      }
      """;

  @TempDir Path folder;

  private MonitorLines lines;

  @BeforeEach
  void compile() throws IOException {
    CompiledProgram.compile(folder, Map.of("com.acme.Site", SITE));
    lines = MonitorLines.of(Files.readAllBytes(folder.resolve("com/acme/Site.class")));
  }

  @Test
  void theFirstLineOfABlockStandsForItsBeginning() {
    assertThat(lines.entered("block", 6)).isEqualTo(5);
    assertThat(lines.entered("block", 5)).isEqualTo(5);
    assertThat(lines.entered("nested", 13)).isEqualTo(12);
    assertThat(lines.entered("oneLine", 18)).isEqualTo(18);
  }

  /** In compiled code a thread that waits there is seen there. */
  @Test
  void aLineThatEntersAMonitorItselfStandsForItself() {
    assertThat(lines.entered("nested", 12)).isEqualTo(12);
  }

  @Test
  void allOtherLinesKeepTheirNumbers() {
    assertThat(lines.entered("block", 7)).isEqualTo(7);
    assertThat(lines.entered("nested", 6)).isEqualTo(6);
    assertThat(lines.entered("method", 21)).isEqualTo(21);
  }

  @Test
  void whatCannotBeReadChangesNoNumber() {
    assertThat(MonitorLines.of(null).entered("block", 6)).isEqualTo(6);
    assertThat(MonitorLines.of(new byte[20]).entered("block", 6)).isEqualTo(6);
  }
}
