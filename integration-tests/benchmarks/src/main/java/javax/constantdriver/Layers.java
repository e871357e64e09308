package javax.constantdriver;

import java.sql.SQLException;
import java.sql.Statement;

/** Library code between the application and its driver: a pool's wrapper, or all of a mapper. */
public final class Layers {

  private Layers() {}

  /**
   * Runs the query, that many frames above its caller. What BlockHound throws is caught at once:
   * unwinding further would only make it slower.
   */
  public static void query(Statement statement, int layers) throws SQLException {
    if (layers > 1) {
      query(statement, layers - 1);
      return;
    }
    try {
      statement.executeQuery("");
    } catch (Error blockingOperation) {
      // BlockHound's way to tell
    }
  }
}
