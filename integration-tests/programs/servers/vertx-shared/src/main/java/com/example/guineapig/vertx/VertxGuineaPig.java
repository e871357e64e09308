package com.example.guineapig.vertx;

import com.example.guineapig.GuineaPig;
import com.example.guineapig.ScenarioService;
import com.example.guineapig.Server;
import com.example.guineapig.Settings;
import com.example.guineapig.SingleLoop;
import com.example.guineapig.Stack;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

/** Vert.x, 4 and 5 alike. */
public final class VertxGuineaPig implements Stack {
  /** Starts the program. */
  public static void main(String[] args) throws Exception {
    GuineaPig.run(args, new VertxGuineaPig());
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
