package io.loopwarden.engine.catalogue;

import java.util.List;
import java.util.Set;

/**
 * What to do instead of an operation, in the words of the framework in force. An operation of the
 * user's own, and what this build has no words for, keeps its own remedy. Immutable; it is read
 * from a file when it is made.
 */
public final class Advice {

  private static final String PAGE = "docs/remedies.md#";

  /** Operations of JDBC that open connections, for which a pool may care at startup. */
  private static final Set<String> CONNECTING =
      Set.of(
          "javax.sql.DataSource.getConnection",
          "java.sql.DriverManager.getConnection",
          "java.sql.Driver.connect",
          "javax.sql.ConnectionPoolDataSource.getPooledConnection",
          "javax.sql.XADataSource.getXAConnection");

  /** Waits for whoever has the lock; there is nothing to read or write. */
  private static final String FILE_LOCK = "java.nio.channels.FileChannel.lock";

  private final Remedies remedies = RemediesReader.read();

  /** The operations of this build have lower numbers than those of the user. */
  private final int ofBuild;

  /**
   * Reads the advice.
   *
   * @param hasOwnOperations whether the catalogue has operations of the user's
   */
  public Advice(boolean hasOwnOperations) {
    this.ofBuild =
        hasOwnOperations ? CatalogueReader.load().operations().size() : Integer.MAX_VALUE;
  }

  /**
   * What to do, and where that is explained.
   *
   * @param words one sentence without a full stop
   * @param page the section of the documentation; empty if there is none
   */
  public record Words(String words, String page) {

    /** Both in one line. */
    public String line() {
      return page.isEmpty() ? words : words + " (" + page + ')';
    }
  }

  /**
   * The remedy for an operation.
   *
   * @param call the method that the site called, which led to the operation
   * @param classNames the classes of the frames from the site on
   */
  public Words of(Operation operation, String call, List<String> classNames) {
    return of(operation.number(), key(operation, call), operation.remedy(), classNames);
  }

  /** The category, or a part of it that has words of its own. */
  private static String key(Operation operation, String call) {
    String category = operation.category();
    if (category.equals("jdbc")
        && CONNECTING.contains(operation.name())
        && asksForConnection(call)) {
      return "connection";
    }
    return category.equals("file") && operation.name().equals(FILE_LOCK) ? "file_lock" : category;
  }

  /** A migration opens a connection, too, but who calls it does not get one. */
  private static boolean asksForConnection(String call) {
    return call.endsWith("Connection") || call.endsWith(".connect");
  }

  /**
   * The remedy for a cause of stalls.
   *
   * @param otherwise the words if there are none for the framework
   */
  public Words of(String cause, String otherwise, List<String> classNames) {
    return of(0, cause, otherwise, classNames);
  }

  private Words of(int number, String category, String otherwise, List<String> classNames) {
    Remedy remedy = number < ofBuild ? remedies.of(category, remedies.inForce(classNames)) : null;
    return remedy == null
        ? new Words(otherwise, "")
        : new Words(remedy.words(), PAGE + remedy.section());
  }
}
