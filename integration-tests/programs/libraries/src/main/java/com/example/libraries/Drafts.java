package com.example.libraries;

import io.netty.channel.EventLoop;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Writes a file on an event loop of Vert.x by a method of Vert.x that blocks. */
final class Drafts implements Use {
  private static final int MOST_OF_A_PIPE = 65_536;
  private static final long READ_AFTER_MILLIS = 40;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final Thread eventLoop;
  private final Path pipe;

  Drafts() throws Exception {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    vertx.runOnContext(none -> thread.complete(Thread.currentThread()));
    eventLoop = thread.get();
    pipe = Files.createTempDirectory("drafts").resolve("pipe");
    new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start().waitFor();
  }

  /** What is written does not fit into the pipe, whose reader is slow. */
  @Override
  public void run(EventLoop loop) throws Exception {
    LibraryProgram.awaitWait(eventLoop);
    CompletableFuture<Void> written = new CompletableFuture<>();
    Thread reader = new Thread(this::readSlowly, "reader of drafts");
    reader.start();
    vertx.runOnContext(
        none -> {
          write();
          written.complete(null);
        });
    written.get();
    reader.join();
  }

  private void write() {
    vertx
        .fileSystem()
        .writeFileBlocking(pipe.toString(), Buffer.buffer(new byte[2 * MOST_OF_A_PIPE]));
  }

  private void readSlowly() {
    try (InputStream in = new FileInputStream(pipe.toFile())) {
      TimeUnit.MILLISECONDS.sleep(READ_AFTER_MILLIS);
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
