package com.example.servers.reactor;

import com.example.scenarios.ScenarioService;
import com.example.scenarios.Server;
import com.example.scenarios.ServerProgram;
import com.example.scenarios.Settings;
import com.example.scenarios.SingleLoop;
import com.example.scenarios.Stack;
import io.netty.channel.EventLoopGroup;
import java.time.Duration;
import reactor.netty.resources.LoopResources;

/** Reactor Netty. */
public final class ReactorProgram implements Stack {
  /** Starts the program. */
  public static void main(String[] args) throws Exception {
    ServerProgram.run(args, new ReactorProgram());
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
