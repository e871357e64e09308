package com.example.stalls;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Holds event loops in one or more ways, each a number of times, and prints for how long each time.
 *
 * <p>Arguments: the cases, with a comma between them, and how many times; for {@code wellBehaved}
 * how many seconds. A line {@code playing} before each case has its name and the time since the
 * epoch, in milliseconds.
 */
public final class StallProgram {

  private static final int LOOPS = 2;

  private StallProgram() {}

  /** Plays the cases and exits. */
  public static void main(String[] arguments) throws Exception {
    List<String> names = List.of(arguments[0].split(","));
    List<Scene> scenes = new ArrayList<>();
    for (String name : names) {
      scenes.add(Scenes.named(name));
    }
    Held.by(() -> {});
    EventLoopGroup loops =
        new MultiThreadIoEventLoopGroup(
            LOOPS, new DefaultThreadFactory("loop"), NioIoHandler.newFactory());
    for (int i = 0; i < LOOPS; i++) {
      loops.submit(() -> Held.by(() -> {})).get();
    }
    for (int i = 0; i < scenes.size(); i++) {
      System.out.println("playing " + names.get(i) + " " + System.currentTimeMillis());
      scenes.get(i).play(loops, Integer.parseInt(arguments[1]));
    }
    loops.shutdownGracefully(0, 10, TimeUnit.SECONDS).get();
    System.exit(0);
  }
}
