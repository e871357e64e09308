package io.loopwarden.it.harness;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The line by which a program says where it can be reached, such as {@code ready http=8080}.
 *
 * @param fields what it says
 */
public record ReadyLine(Map<String, String> fields) {

  /** Waits for the line. */
  public static ReadyLine of(ObservedProgram program) {
    return new ReadyLine(
        Arrays.stream(program.awaitLine("ready").split(" "))
            .skip(1)
            .map(field -> field.split("=", 2))
            .collect(Collectors.toMap(field -> field[0], field -> field[1])));
  }

  /** A port. */
  public int port(String name) {
    return Integer.parseInt(fields.get(name));
  }
}
