package io.loopwarden.engine.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One line of {@code key=value} pairs with all that scrapers need, of at most {@value #MOST_BYTES}
 * bytes: where it would be longer, long values are cut, and the last pairs left out.
 */
final class LogfmtEncoder extends EventEncoder {

  static final int MOST_BYTES = 4096;

  private static final int LONG_VALUE = 200;

  private final Origin origin;

  /**
   * Makes one.
   *
   * @param origin what each line says of the program
   */
  LogfmtEncoder(Origin origin) {
    this.origin = origin;
  }

  @Override
  String encode(Event event) {
    List<String> pairs = pairs(event, Integer.MAX_VALUE);
    if (bytes(pairs) > MOST_BYTES) {
      pairs = pairs(event, LONG_VALUE);
    }
    while (bytes(pairs) > MOST_BYTES) {
      pairs.remove(pairs.size() - 1);
    }
    return String.join(" ", pairs) + '\n';
  }

  private static int bytes(List<String> pairs) {
    int bytes = 0;
    for (String pair : pairs) {
      bytes += pair.getBytes(StandardCharsets.UTF_8).length + 1;
    }
    return bytes;
  }

  private List<String> pairs(Event event, int longest) {
    List<String> pairs = new ArrayList<>();
    pairs.add("time=" + Timestamp.of(event.timestampMillis()));
    pairs.add("level=" + event.level().name().toLowerCase(Locale.ROOT));
    pairs.add("logger=loopwarden");
    pairs.add("event=" + event.name());
    add(pairs, event.textFields(), longest);
    add(pairs, origin.logfmtFields(), longest);
    add(pairs, event.moreFields(), longest);
    return pairs;
  }

  private static void add(List<String> pairs, Map<String, Object> fields, int longest) {
    for (Map.Entry<String, Object> field : fields.entrySet()) {
      StringBuilder pair = new StringBuilder(field.getKey()).append('=');
      TextEncoder.append(pair, field.getValue(), longest);
      pairs.add(pair.toString());
    }
  }
}
