package com.example.guineapig.reactor;

import com.example.guineapig.GuineaPig;
import com.example.guineapig.ScenarioService;
import com.example.guineapig.Server;
import com.example.guineapig.Settings;
import com.example.guineapig.SingleLoop;
import com.example.guineapig.Stack;
import io.netty.channel.EventLoopGroup;
import java.time.Duration;
import reactor.netty.resources.LoopResources;

/** Reactor Netty. */
public final class ReactorGuineaPig implements Stack {
  /** Starts the program. */
  public static void main(String[] args) throws Exception {
    GuineaPig.run(args, new ReactorGuineaPig());
  }

  @Override
  public Server start(Settings settings, ScenarioService scenarios) throws Exception {
    return new ReactorServer(settings, scenarios);
  }

  @Override
  public SingleLoop newLoop(Settings settings) {
    LoopResources resources = LoopResources.create("churn", 1, true);
    EventLoopGroup group = resources.onServer(true);
    return new SingleLoop() {
      @Override
      public void execute(Runnable task) {
        group.execute(task);
      }

      @Override
      public void stop() {
        resources.disposeLater(Duration.ZERO, Duration.ofSeconds(5)).block();
      }
    };
  }
}
