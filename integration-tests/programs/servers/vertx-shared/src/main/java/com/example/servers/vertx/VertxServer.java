package com.example.servers.vertx;

import com.example.scenarios.ScenarioService;
import com.example.scenarios.Server;
import com.example.scenarios.Settings;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.Map;

/**
 * A Vert.x application of three verticles: an HTTP server, a consumer of the event bus, and a
 * worker.
 */
final class VertxServer implements Server {
  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
  private final HttpVerticle http;

  VertxServer(Settings settings, ScenarioService scenarios) throws Exception {
    http = new HttpVerticle(settings, scenarios);
    Futures.await(vertx.deployVerticle(new BusVerticle()));
    deploy("workerVerticle", ThreadingModel.WORKER, scenarios);
    if (Runtime.version().feature() >= 21) {
      deploy("virtualThreadVerticle", ThreadingModel.VIRTUAL_THREAD, scenarios);
    }
    scenarios.addPlace(
        "executeBlocking", task -> vertx.executeBlocking(() -> BlockingVerticle.run(task)));
    Futures.await(vertx.deployVerticle(http));
  }

  private void deploy(String place, ThreadingModel model, ScenarioService scenarios)
      throws Exception {
    BlockingVerticle verticle = new BlockingVerticle();
    Futures.await(vertx.deployVerticle(verticle, new DeploymentOptions().setThreadingModel(model)));
    scenarios.addPlace(place, verticle);
  }

  @Override
  public Map<String, Integer> ports() {
    return http.ports();
  }

  @Override
  public void stop() throws Exception {
    Futures.await(vertx.close());
  }
}
