package io.loopwarden.benchmarks.recording;

import io.loopwarden.benchmarks.setup.Agent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;

/**
 * The file of a recording: lines with what was run, one empty line, and a table with tabs, of which
 * each line has the values of one figure under one agent, round by round.
 */
public final class RecordingFile {

  private static final String TAB = "\t";
  private static final String HEADINGS =
      String.join(TAB, "program", "JDK", "figure", "agent", "values");

  private RecordingFile() {}

  /** Writes a recording, in place of the one that was there. */
  public static void write(Path file, Recording recording) {
    StringBuilder text = new StringBuilder();
    text.append("benchmark: ").append(recording.benchmark()).append('\n');
    text.append("command: ").append(recording.command()).append('\n');
    text.append("date: ").append(recording.date()).append('\n');
    text.append("machine: ").append(recording.machine()).append("\n\n");
    text.append(HEADINGS).append('\n');
    Measurements measurements = recording.measurements();
    for (Measurements.Case subject : measurements.cases()) {
      for (String figure : measurements.figures(subject)) {
        for (Agent agent : measurements.agents(subject, figure)) {
          text.append(String.join(TAB, subject.subject(), subject.jdk(), figure, agent.option()));
          for (double value : measurements.series(subject, figure).values(agent)) {
            text.append(TAB).append(plain(value));
          }
          text.append('\n');
        }
      }
    }
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String plain(double value) {
    BigDecimal shortest = BigDecimal.valueOf(value).stripTrailingZeros();
    return shortest.toPlainString();
  }

  /** Reads what {@link #write} has written. */
  public static Recording read(Path file) {
    try {
      return read(Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  private static Recording read(List<String> allLines) {
    Iterator<String> lines = allLines.iterator();
    String benchmark = after("benchmark: ", lines.next());
    String command = after("command: ", lines.next());
    LocalDate date = LocalDate.parse(after("date: ", lines.next()));
    String machine = after("machine: ", lines.next());
    after("", lines.next());
    after(HEADINGS, lines.next());
    Measurements measurements = new Measurements();
    while (lines.hasNext()) {
      addLine(measurements, lines.next().split(TAB));
    }
    return new Recording(benchmark, command, date, machine, measurements);
  }

  private static void addLine(Measurements measurements, String[] cells) {
    Measurements.Case subject = new Measurements.Case(cells[0], cells[1]);
    Agent agent = Agent.ofOption(cells[3]).orElseThrow();
    for (int cell = 4; cell < cells.length; cell++) {
      measurements.add(subject, cells[2], agent, Double.parseDouble(cells[cell]));
    }
  }

  private static String after(String beginning, String line) {
    if (!line.startsWith(beginning)) {
      throw new IllegalArgumentException("'" + beginning + "' expected, not '" + line + "'");
    }
    return line.substring(beginning.length());
  }
}
