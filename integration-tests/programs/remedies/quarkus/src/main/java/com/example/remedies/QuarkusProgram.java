package com.example.remedies;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.vertx.http.HttpServer;

/** Does everything on a server of Quarkus. */
@QuarkusMain
public class QuarkusProgram implements QuarkusApplication {
  private final HttpServer server;

  QuarkusProgram(HttpServer server) {
    this.server = server;
  }

  /** Runs to its end. */
  public static void main(String[] args) {
    Quarkus.run(QuarkusProgram.class, args);
  }

  @Override
  public int run(String... args) throws Exception {
    Comparison.run("quarkus", new QuarkusServer(server.getPort()), new Mistakes());
    return 0;
  }
}
