package io.loopwarden.it.applications;

import java.util.List;

/**
 * A situation that a program says to have played.
 *
 * @param name its name, and that of its event loop
 * @param problem what went wrong, or nothing
 */
record PlayedSituation(String name, String problem) {
  static List<PlayedSituation> listedIn(List<String> lines) {
    return lines.stream()
        .map(line -> line.split("\t", -1))
        .filter(fields -> fields.length == 3 && fields[0].equals("played"))
        .map(fields -> new PlayedSituation(fields[1], fields[2]))
        .toList();
  }
}
