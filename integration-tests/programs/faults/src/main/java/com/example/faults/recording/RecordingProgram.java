package com.example.faults.recording;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;

/**
 * Blocks and stalls an event loop while flight recordings run, and prints how many events of its
 * own it has written into them.
 *
 * <p>Argument: the file for a recording that begins once another one, which is the agent's, runs;
 * without it, only those that the command line asks for are made.
 */
public final class RecordingProgram {

  private static final int ROUNDS = 10;
  private static final long MILLIS = 200;

  private static volatile double sum;

  private RecordingProgram() {}

  /** Records and exits. */
  public static void main(String[] arguments) throws Exception {
    EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    EventLoop loop = loops.next();
    loop.submit(() -> {}).get();
    awaitRecording();
    if (arguments.length == 0) {
      serve(loop);
    } else {
      try (Recording recording = new Recording()) {
        recording.start();
        serve(loop);
        recording.stop();
        recording.dump(Path.of(arguments[0]));
      }
    }
    loops.shutdownGracefully(0, 10, TimeUnit.SECONDS).get();
    System.exit(0);
  }

  private static void awaitRecording() throws InterruptedException {
    while (FlightRecorder.getFlightRecorder().getRecordings().stream()
        .noneMatch(RecordingProgram::isStream)) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static boolean isStream(Recording recording) {
    return recording.getState() == RecordingState.RUNNING
        && recording.getName().startsWith("Recording Stream");
  }

  private static void serve(EventLoop loop) throws Exception {
    int served = 0;
    for (int i = 0; i < ROUNDS; i++) {
      loop.submit(RecordingProgram::block).get();
      TimeUnit.MILLISECONDS.sleep(MILLIS / 4); // the next one in an iteration of its own
      loop.submit(RecordingProgram::compute).get();
      TimeUnit.MILLISECONDS.sleep(MILLIS / 4);
      new Served().commit();
      served++;
    }
    System.out.println("served " + served);
  }

  private static void block() {
    try {
      TimeUnit.MILLISECONDS.sleep(MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void compute() {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MILLIS);
    while (System.nanoTime() < end) {
      sum += Math.sqrt(end);
    }
  }
}
