package io.loopwarden.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopwarden.engine.config.ConfigurationReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;

class LogThreadTest {

  @TempDir private Path folder;

  private static Event event(int number) {
    return new Event(Level.WARN, "test", "m", 0).both("number", number);
  }

  private static LogThread logTo(Path file) {
    return new LogThread(ConfigurationReader.read("log.file=" + file, List.of()));
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  @Test
  void everyEventIsWrittenInOrder() throws IOException {
    Path file = folder.resolve("a.log");
    LogThread log = logTo(file);
    for (int i = 0; i < 500; i++) {
      log.write(event(i));
    }
    log.awaitWritten();

    assertThat(lines(file)).hasSize(500);
    assertThat(lines(file).get(499)).contains("number=499");
  }

  /** The folder becomes a file, so that the log cannot be opened, and later a folder again. */
  @Test
  void whatDidNotFitWhileTheLogCouldNotBeWrittenIsCounted() throws Exception {
    Path place = Files.createDirectory(folder.resolve("logs"));
    Path file = place.resolve("a.log");
    LogThread log = logTo(file);
    log.write(event(0));
    log.awaitWritten();
    Files.delete(file);
    Files.delete(place);
    Files.createFile(place);

    int events = LogThread.CAPACITY + 200;
    for (int i = 1; i <= events; i++) {
      log.write(event(i));
    }
    Files.delete(place);

    await().until(() -> lines(file).size() >= LogThread.CAPACITY);
    await().until(() -> lines(file).stream().anyMatch(line -> line.contains("event=reports_lost")));
    log.awaitWritten();
    List<String> all = lines(file);
    long written = all.stream().filter(line -> line.contains("event=test")).count();
    String lost =
        all.stream().filter(line -> line.contains("event=reports_lost")).findFirst().orElseThrow();
    assertThat(Integer.parseInt(Logfmt.parse(lost).get("lost"))).isEqualTo(events - written);
  }

  @Test
  void aFileThatSomebodyMovedIsOpenedAnew() throws Exception {
    Path file = folder.resolve("a.log");
    LogThread log = logTo(file);
    log.write(event(1));
    log.awaitWritten();
    Files.move(file, folder.resolve("moved.log"));

    log.write(event(2));
    log.awaitWritten();

    assertThat(lines(file)).singleElement().asString().contains("number=2");
    assertThat(lines(folder.resolve("moved.log"))).hasSize(1);
  }

  @Test
  void nothingIsWrittenIntoAFileThatSomebodyRemoved() throws Exception {
    Path file = folder.resolve("a.log");
    LogThread log = logTo(file);
    log.write(event(1));
    log.awaitWritten();
    Files.delete(file);

    log.write(event(2));
    log.awaitWritten();

    assertThat(lines(file)).singleElement().asString().contains("number=2");
  }
}
