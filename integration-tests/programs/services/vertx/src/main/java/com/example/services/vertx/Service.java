package com.example.services.vertx;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.web.templ.freemarker.FreeMarkerTemplateEngine;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;

/**
 * A service on Vert.x Web that never blocks an event loop: one verticle on each. Runs until its
 * input ends.
 */
public final class Service {
  private static final int PATIENCE_SECONDS = 60;

  private Service() {}

  /** Starts the program. */
  public static void main(String[] args) throws Exception {
    Vertx vertx = Vertx.vertx();
    int port = freePort();
    JWTAuth tokens = Accounts.tokens(vertx);
    FreeMarkerTemplateEngine templates = FreeMarkerTemplateEngine.create(vertx);
    DeploymentOptions onEachLoop =
        new DeploymentOptions().setInstances(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE);
    await(
        vertx.deployVerticle(
            () -> new ServiceVerticle(port, new Accounts(tokens), new Pages(templates)),
            onEachLoop));
    System.out.println("ready port=" + port);
    while (System.in.read() >= 0) {
      // until the input ends
    }
    await(vertx.close());
  }

  /** Verticles that share a port have to know it. */
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void await(Future<?> future) throws Exception {
    future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
