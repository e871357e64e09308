package com.example.operations;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;

/** File channels, mapped files, and waiting for an asynchronous file channel. */
final class FileChannelProbes {

  private static final String CHANNEL = "java.nio.channels.FileChannel";

  private FileChannelProbes() {}

  private interface Use {
    void accept(FileChannel channel) throws IOException;
  }

  static void addTo(Probes probes) {
    probes
        .category("file")
        .named(
            CHANNEL,
            "open",
            "(Path, OpenOption…)",
            bench -> {
              Path path = bench.file(10);
              return () -> bench.closing(FileChannel.open(path, READ));
            })
        .named(CHANNEL, "read", "(ByteBuffer)", of(channel -> channel.read(bytes())))
        .named(CHANNEL, "read", "(ByteBuffer, long)", of(channel -> channel.read(bytes(), 4)))
        .named(CHANNEL, "write", "(ByteBuffer)", of(channel -> channel.write(bytes())))
        .named(CHANNEL, "write", "(ByteBuffer, long)", of(channel -> channel.write(bytes(), 4)))
        .named(
            CHANNEL,
            "write",
            "(ByteBuffer[])",
            of(channel -> channel.write(new ByteBuffer[] {bytes(), bytes()})))
        .named(CHANNEL, "size", "()", of(FileChannel::size))
        .named(CHANNEL, "truncate", "(long)", of(channel -> channel.truncate(1)))
        .named(CHANNEL, "force", "(boolean)", of(channel -> channel.force(true)))
        .named(CHANNEL, "map", "(MapMode, long, long)", of(c -> c.map(MapMode.READ_ONLY, 0, 10)))
        .named(CHANNEL, "lock", "()", of(FileChannel::lock))
        .named(CHANNEL, "tryLock", "()", of(FileChannel::tryLock))
        .named(CHANNEL, "transferTo", "(long, long, Channel)", of(c -> c.transferTo(0, 8, c)))
        .named(CHANNEL, "transferFrom", "(Channel, long, long)", bench -> transferFrom(bench))
        .named("java.nio.MappedByteBuffer", "force", "()", bench -> mapped(bench)::force)
        .named("java.nio.MappedByteBuffer", "load", "()", bench -> mapped(bench)::load)
        .category("future")
        .operation("java.util.concurrent.Future.get")
        .call(
            "AsynchronousFileChannel.read(…).get()",
            bench -> {
              AsynchronousFileChannel channel = asynchronous(bench);
              return () -> channel.read(ByteBuffer.allocate(200_000_000), 0).get();
            })
        .call(
            "AsynchronousFileChannel.write(…).get()",
            bench -> {
              AsynchronousFileChannel channel = asynchronous(bench);
              return () -> channel.write(ByteBuffer.allocate(200_000_000), 0).get();
            })
        .category("file")
        .named(
            "java.nio.channels.AsynchronousFileChannel",
            "open",
            "(Path, OpenOption…)",
            bench -> {
              Path path = bench.file(10);
              return () -> bench.closing(AsynchronousFileChannel.open(path, READ));
            });
  }

  private static ByteBuffer bytes() {
    return ByteBuffer.allocate(8);
  }

  private static Preparation of(Use use) {
    return bench -> {
      FileChannel channel = bench.closing(FileChannel.open(bench.file(100), READ, WRITE));
      return () -> use.accept(channel);
    };
  }

  private static Action transferFrom(Workbench bench) throws IOException {
    FileChannel source = bench.closing(FileChannel.open(bench.file(100), READ));
    FileChannel target = bench.closing(FileChannel.open(bench.file(100), WRITE));
    return () -> target.transferFrom(source, 0, 8);
  }

  private static MappedByteBuffer mapped(Workbench bench) throws IOException {
    FileChannel channel = bench.closing(FileChannel.open(bench.file(10_000), READ, WRITE));
    return channel.map(MapMode.READ_WRITE, 0, 10_000);
  }

  private static AsynchronousFileChannel asynchronous(Workbench bench) throws IOException {
    return bench.closing(AsynchronousFileChannel.open(bench.file(200_000_000), READ, WRITE));
  }
}
