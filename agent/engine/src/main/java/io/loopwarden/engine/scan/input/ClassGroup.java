package io.loopwarden.engine.scan.input;

import io.loopwarden.engine.code.FileOwners;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Some class files that lie together and are read by one thread.
 *
 * @param place what they lie in
 * @param reader reads them
 */
record ClassGroup(FileOwners.Place place, Reader reader) {

  /**
   * Class files that were read.
   *
   * @param mavenGroups the Maven groups of the jar that they lie in
   */
  record Content(Set<String> mavenGroups, List<ClassFileEntry> classes) {}

  /** Reads class files. */
  interface Reader {
    /**
     * Reads them.
     *
     * @throws IOException if the file that holds them cannot be read
     */
    Content read() throws IOException;
  }
}
