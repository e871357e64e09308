package com.example.remedies;

import java.sql.SQLException;
import javax.sql.DataSource;

/** What happens once, done before event loops need it. */
@SuppressWarnings("unused")
final class AtStartup {

  private static final class Rates {
    static final String TABLE = Orders.load();
  }

  public static void main(String[] arguments) throws Exception {
    // [one_off]
    Class.forName(Rates.class.getName()); // in main, before the server starts
    // [end]
  }

  void connect(DataSource pool) throws SQLException {
    // [connection]
    pool.getConnection().close(); // in main, before the server starts
    // [end]
  }
}
