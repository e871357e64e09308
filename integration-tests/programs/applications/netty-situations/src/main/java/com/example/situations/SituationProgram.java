package com.example.situations;

import io.netty.channel.EventLoop;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Plays each situation on an event loop of its own, has each loop make the one mistake afterwards,
 * and prints what it played: a line of the word "played", the situation's name and what went wrong,
 * between tabs.
 */
public final class SituationProgram {
  static final int PATIENCE_SECONDS = 20;

  private SituationProgram() {}

  /** Plays all situations, or those whose names are given. */
  public static void main(String[] args) {
    List<String> wanted = List.of(args);
    Stream.of(
            TaskSituations.all(),
            HandshakeSituations.all(),
            BufferSituations.all(),
            ResolverSituations.all())
        .flatMap(List::stream)
        .filter(situation -> wanted.isEmpty() || wanted.contains(situation.name()))
        .forEach(SituationProgram::play);
  }

  private static void play(Situation situation) {
    String problem = "";
    EventLoop loop = situation.newLoop();
    try {
      situation.play().on(loop);
      loop.submit(Mistake::sleep).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (Exception | LinkageError e) {
      e.printStackTrace();
      problem = e.toString().replaceAll("\\s+", " ");
    } finally {
      loop.shutdownGracefully(20, PATIENCE_SECONDS * 1000, TimeUnit.MILLISECONDS)
          .awaitUninterruptibly();
    }
    System.out.println(String.join("\t", "played", situation.name(), problem));
  }
}
