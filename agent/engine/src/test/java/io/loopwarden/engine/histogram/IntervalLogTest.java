package io.loopwarden.engine.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntervalLogTest {

  @TempDir private Path folder;

  private File file() {
    return folder.resolve("a.hlog").toFile();
  }

  private static Histogram of(long... nanos) {
    Histogram histogram = new Histogram(2);
    for (long each : nanos) {
      histogram.recordValue(each);
    }
    return histogram;
  }

  private static MergedLogs read(File... logs) throws IOException {
    MergedLogs merged = new MergedLogs();
    for (File log : logs) {
      merged.add(log);
    }
    return merged;
  }

  @Test
  void aTagHasNothingThatSeparatesColumns() throws IOException {
    try (IntervalLog log = new IntervalLog(file(), 1_000_000, "test")) {
      log.write(0, 1000, Map.of("iteration:my loop, the\n2nd\u2028one", of(5)));
    }

    assertThat(read(file()).byTag()).containsOnlyKeys("iteration:my_loop__the_2nd_one");
  }

  @Test
  void anEmptyHistogramIsLeftOut() throws IOException {
    try (IntervalLog log = new IntervalLog(file(), 1_000_000, "test")) {
      log.write(0, 1000, Map.of("a", of(), "b", of(7)));
    }

    assertThat(read(file()).byTag()).containsOnlyKeys("b");
  }

  @Test
  void bothFilesStayBelowTheirSizeAndCanBeRead() throws IOException {
    long most = 4_000;
    try (IntervalLog log = new IntervalLog(file(), most, "test")) {
      for (int i = 0; i < 200; i++) {
        log.write(i * 1000L, (i + 1) * 1000L, Map.of("a", of(i + 1)));
      }
    }

    File before = folder.resolve("a.hlog.1").toFile();
    assertThat(file().length() + before.length()).isLessThan(most + 500);
    MergedLogs both = read(before, file());
    assertThat(both.byTag().get("a").getTotalCount()).isPositive();
    assertThat(both.toMillis()).isEqualTo(200_000);
  }

  @Test
  void theLogOfAnEarlierRunIsKept() throws IOException {
    Files.writeString(file().toPath(), "earlier");
    try (IntervalLog log = new IntervalLog(file(), 1_000_000, "test")) {
      log.write(0, 1000, Map.of("a", of(5)));
    }

    assertThat(folder.resolve("a.hlog.1")).hasContent("earlier");
  }

  @Test
  void aLogThatIsDamagedCountsUpToThere() throws IOException {
    try (IntervalLog log = new IntervalLog(file(), 1_000_000, "test")) {
      log.write(0, 1000, Map.of("a", of(5)));
    }
    Files.writeString(file().toPath(), "Tag=a,1.0,1.0,5.0,HISTFAA", StandardOpenOption.APPEND);
    MergedLogs merged = new MergedLogs();

    assertThatThrownBy(() -> merged.add(file()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("interval 2");
    assertThat(merged.byTag().get("a").getTotalCount()).isEqualTo(1);
  }

  @Test
  void whatIsNoLogHasNoHistogram() throws IOException {
    Files.writeString(file().toPath(), "<html>\nnot a log\n");

    assertThatThrownBy(() -> read(file())).isInstanceOf(IOException.class);
  }

  @Test
  void aFolderIsNoLog() throws IOException {
    Files.createDirectory(file().toPath());

    try (IntervalLog log = new IntervalLog(file(), 1_000_000, "test")) {
      assertThatThrownBy(() -> log.write(0, 1000, Map.of("a", of(5))))
          .isInstanceOf(IOException.class);
    }
  }
}
