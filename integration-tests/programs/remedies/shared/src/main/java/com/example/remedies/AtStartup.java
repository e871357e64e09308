package com.example.remedies;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What happens once, done before event loops need it. */
final class AtStartup {

  private static final class Rates {
    static final String TABLE;

    static {
      try (BufferedReader table = Mistakes.slowTable().start().inputReader()) {
        TABLE = table.readLine();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private AtStartup() {}

  static void initialise() throws ClassNotFoundException {
    // [one_off]
    Class.forName(Rates.class.getName()); // in main, before the server starts
    // [end]
  }

  static void connect(DataSource pool) throws SQLException {
    // [connection]
    pool.getConnection().close(); // in main, before the server starts
    // [end]
  }

  /** What {@link #initialise} has prepared. */
  static String rates() {
    return Orders.show(Rates.TABLE);
  }
}
