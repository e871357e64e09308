package io.loopwarden.engine.code;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * For the lines of code that Kotlin's compiler has copied from an inline function, the lines of the
 * calls that they stand for. The class file says so in its {@code SourceDebugExtension} (JSR-45),
 * in a section with lines such as {@code 85#1:141,5}: what has the lines 141 to 145 stands for a
 * call in line 85.
 */
final class CallSiteLines {

  private static final String SECTION = "*S KotlinDebug";
  private static final String LINES = "*L";

  private final List<Range> ranges;

  private CallSiteLines(List<Range> ranges) {
    this.ranges = ranges;
  }

  /**
   * Lines that stand for lines of the source.
   *
   * @param first the first of the lines that the class file has
   * @param each how many of them stand for one line
   * @param number for how many lines they stand
   * @param source the first line of the source
   */
  private record Range(int first, int each, int number, int source) {

    /** The line of the source; -1 if it is not in this range. */
    int written(int line) {
      int place = line < first ? number : (line - first) / each;
      return place < number ? source + place : -1;
    }
  }

  /**
   * Reads them.
   *
   * @param extension what the class file has as {@code SourceDebugExtension}, or null
   */
  static CallSiteLines of(@Nullable String extension) {
    List<Range> ranges = new ArrayList<>();
    int section = extension == null ? -1 : extension.indexOf(SECTION);
    if (extension != null && section >= 0) {
      StringTokenizer lines = new StringTokenizer(extension.substring(section), "\r\n");
      boolean inLines = false;
      lines.nextToken();
      while (lines.hasMoreTokens()) {
        String line = lines.nextToken();
        if (inLines && line.startsWith("*")) {
          break;
        }
        Range range = inLines ? range(line) : null;
        if (range != null) {
          ranges.add(range);
        }
        inLines |= line.equals(LINES);
      }
    }
    return new CallSiteLines(List.copyOf(ranges));
  }

  /** A line such as {@code 85#1,2:141,5}; null if it has another form. */
  private static @Nullable Range range(String line) {
    int colon = line.indexOf(':');
    if (colon < 0) {
      return null;
    }
    String source = line.substring(0, colon);
    String copy = line.substring(colon + 1);
    int file = source.indexOf('#');
    try {
      int number = afterComma(source);
      int each = afterComma(copy);
      String first = file < 0 ? beforeComma(source) : source.substring(0, file);
      return number < 1 || each < 1
          ? null
          : new Range(Integer.parseInt(beforeComma(copy)), each, number, Integer.parseInt(first));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static String beforeComma(String text) {
    int comma = text.indexOf(',');
    return comma < 0 ? text : text.substring(0, comma);
  }

  private static int afterComma(String text) {
    int comma = text.indexOf(',');
    return comma < 0 ? 1 : Integer.parseInt(text.substring(comma + 1));
  }

  /** The line of the source for a line that the class file has. */
  int written(int line) {
    for (Range range : ranges) {
      int written = range.written(line);
      if (written >= 0) {
        return written;
      }
    }
    return line;
  }
}
