package com.example.libraries;

import java.sql.Connection;
import java.sql.DriverManager;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;

/** Brings the tables of an empty database about. */
final class Schema {
  private static int databases;

  private Schema() {}

  static String update() throws Exception {
    Connection connection = DriverManager.getConnection("jdbc:h2:mem:schema" + databases++);
    Liquibase liquibase =
        new Liquibase(
            "com/example/libraries/tables.sql",
            new ClassLoaderResourceAccessor(),
            DatabaseFactory.getInstance()
                .findCorrectDatabaseImplementation(new JdbcConnection(connection)));
    liquibase.update(new Contexts());
    return "updated";
  }
}
