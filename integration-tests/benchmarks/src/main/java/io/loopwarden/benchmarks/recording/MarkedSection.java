package io.loopwarden.benchmarks.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The part of a page between two comments with a name, which is made and not written. */
public final class MarkedSection {

  private final Path page;
  private final String begin;
  private final String end;

  /** The part with a name. */
  public MarkedSection(Path page, String name) {
    this.page = page;
    this.begin = "<!-- " + name + ": made by CostPagesTest -->\n";
    this.end = "<!-- end of " + name + " -->\n";
  }

  /** What is there. */
  public String text() {
    String all = all();
    return all.substring(from(all), to(all));
  }

  /** Replaces what is there. */
  public void write(String text) {
    String all = all();
    try {
      Files.writeString(page, all.substring(0, from(all)) + text + all.substring(to(all)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String all() {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int from(String all) {
    return index(all, begin) + begin.length();
  }

  private int to(String all) {
    return index(all, end);
  }

  private int index(String all, String mark) {
    int index = all.indexOf(mark);
    if (index < 0 || all.indexOf(mark, index + 1) >= 0) {
      throw new IllegalStateException(page + ": not one line " + mark.strip());
    }
    return index;
  }
}
