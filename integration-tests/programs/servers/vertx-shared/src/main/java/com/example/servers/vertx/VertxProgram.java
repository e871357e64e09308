package com.example.servers.vertx;

import com.example.scenarios.ScenarioService;
import com.example.scenarios.Server;
import com.example.scenarios.ServerProgram;
import com.example.scenarios.Settings;
import com.example.scenarios.SingleLoop;
import com.example.scenarios.Stack;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

/** Vert.x, 4 and 5 alike. */
public final class VertxProgram implements Stack {
  /** Starts the program. */
  public static void main(String[] args) throws Exception {
    ServerProgram.run(args, new VertxProgram());
  }

  @Override
  public Server start(Settings settings, ScenarioService scenarios) throws Exception {
    return new VertxServer(settings, scenarios);
  }

  @Override
  public SingleLoop newLoop(Settings settings) {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    Context context = vertx.getOrCreateContext();
    return new SingleLoop() {
      @Override
      public void execute(Runnable task) {
        context.runOnContext(nothing -> task.run());
      }

      @Override
      public void stop() throws Exception {
        Futures.await(vertx.close());
      }
    };
  }
}
