package com.example.operations;

import static com.example.operations.Workbench.PAUSE_MILLIS;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.Channels;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;

/** Channels in blocking mode, pipes, a selector of one's own. */
final class ChannelProbes {

  private static final String PACKAGE = "java.nio.channels.";
  private static final int LARGE = 8_000_000;

  private ChannelProbes() {}

  static void addTo(Probes probes) {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    probes
        .category("socket")
        .named(
            PACKAGE + "SocketChannel",
            "connect",
            "(SocketAddress)",
            bench -> {
              Peer peer = Peer.thatHangsUpLate(bench);
              SocketChannel channel = bench.closing(SocketChannel.open());
              return () -> channel.connect(peer.address());
            })
        .named(
            PACKAGE + "SocketChannel",
            "read",
            "(ByteBuffer)",
            bench -> {
              SocketChannel channel = connected(bench, Peer.thatSpeaksLate(bench));
              return () -> channel.read(ByteBuffer.allocate(8));
            })
        .named(
            PACKAGE + "SocketChannel",
            "read",
            "(ByteBuffer[])",
            bench -> {
              SocketChannel channel = connected(bench, Peer.thatSpeaksLate(bench));
              return () -> channel.read(new ByteBuffer[] {ByteBuffer.allocate(8)});
            })
        .named(
            PACKAGE + "SocketChannel",
            "write",
            "(ByteBuffer)",
            bench -> {
              SocketChannel channel = connected(bench, Peer.thatListensLate(bench));
              return () -> writeAll(channel);
            })
        .operation("java.net.Socket$SocketInputStream.read")
        .call(
            "SocketChannel.socket().getInputStream().read()",
            bench -> {
              SocketChannel channel = connected(bench, Peer.thatSpeaksLate(bench));
              return () -> channel.socket().getInputStream().read();
            })
        .operation("java.net.Socket.connect")
        .call(
            "SocketChannel.socket().connect(SocketAddress, int)",
            bench -> {
              Peer peer = Peer.thatHangsUpLate(bench);
              SocketChannel channel = bench.closing(SocketChannel.open());
              return () -> channel.socket().connect(peer.address(), 9_000);
            })
        .operation(PACKAGE + "SocketChannel.read")
        .call(
            "SocketChannel.read of a Unix domain socket",
            bench -> {
              SocketChannel channel = unixDomain(bench);
              return () -> channel.read(ByteBuffer.allocate(8));
            })
        .named(
            PACKAGE + "ServerSocketChannel",
            "accept",
            "()",
            bench -> {
              ServerSocketChannel server = bench.closing(ServerSocketChannel.open().bind(any));
              return () -> {
                bench.soon(() -> bench.closing(SocketChannel.open(server.getLocalAddress())));
                bench.closing(server.accept());
              };
            })
        .named(
            PACKAGE + "DatagramChannel",
            "receive",
            "(ByteBuffer)",
            bench -> {
              DatagramChannel channel = bench.closing(DatagramChannel.open().bind(any));
              return () -> {
                bench.soon(() -> send(channel));
                channel.receive(ByteBuffer.allocate(8));
              };
            })
        .named(
            PACKAGE + "DatagramChannel",
            "read",
            "(ByteBuffer)",
            bench -> {
              DatagramChannel channel = bench.closing(DatagramChannel.open().bind(any));
              channel.connect(channel.getLocalAddress());
              return () -> {
                bench.soon(() -> channel.write(ByteBuffer.allocate(8)));
                channel.read(ByteBuffer.allocate(8));
              };
            })
        .operation(PACKAGE + "Pipe.read")
        .call(
            "Pipe.SourceChannel.read(ByteBuffer)",
            bench -> {
              Pipe pipe = pipe(bench);
              return () -> {
                bench.soon(() -> pipe.sink().write(ByteBuffer.allocate(8)));
                pipe.source().read(ByteBuffer.allocate(8));
              };
            })
        .operation(PACKAGE + "Pipe.write")
        .call(
            "Pipe.SinkChannel.write(ByteBuffer)",
            bench -> {
              Pipe pipe = pipe(bench);
              return () -> {
                bench.soon(() -> drain(pipe));
                pipe.sink().write(ByteBuffer.allocate(1_000_000));
              };
            })
        .operation(PACKAGE + "Selector.select")
        .call(
            "Selector.select() of one's own",
            bench -> {
              Selector selector = bench.closing(Selector.open());
              return () -> {
                bench.soon(selector::wakeup);
                selector.select();
              };
            })
        .call(
            "Selector.select(long) of one's own",
            bench -> {
              Selector selector = bench.closing(Selector.open());
              return () -> selector.select(PAUSE_MILLIS);
            })
        .call(
            "Selector.select(Consumer, long) of one's own",
            bench -> {
              Selector selector = bench.closing(Selector.open());
              return () -> selector.select(key -> {}, PAUSE_MILLIS);
            })
        .category("future")
        .operation("java.util.concurrent.Future.get")
        .call(
            "AsynchronousSocketChannel.read(…).get()",
            bench -> {
              Peer peer = Peer.thatSpeaksLate(bench);
              AsynchronousSocketChannel channel = bench.closing(AsynchronousSocketChannel.open());
              channel.connect(peer.address()).get();
              return () -> channel.read(ByteBuffer.allocate(8)).get();
            })
        .call(
            "AsynchronousServerSocketChannel.accept().get()",
            bench -> {
              AsynchronousServerSocketChannel server =
                  bench.closing(AsynchronousServerSocketChannel.open().bind(any));
              return () -> {
                bench.soon(() -> bench.closing(SocketChannel.open(server.getLocalAddress())));
                bench.closing(server.accept().get());
              };
            })
        .category("socket")
        .operation(
            Runtime.version().feature() < 21
                ? PACKAGE + "SocketChannel.read"
                : "java.net.Socket$SocketInputStream.read")
        .call(
            "Channels.newInputStream(SocketChannel).read()",
            bench -> {
              SocketChannel channel = connected(bench, Peer.thatSpeaksLate(bench));
              InputStream in = Channels.newInputStream(channel);
              return in::read;
            });
  }

  private static SocketChannel connected(Workbench bench, Peer peer) throws IOException {
    return bench.closing(SocketChannel.open(peer.address()));
  }

  private static Pipe pipe(Workbench bench) throws IOException {
    Pipe pipe = Pipe.open();
    bench.closing(pipe.source());
    bench.closing(pipe.sink());
    return pipe;
  }

  private static void writeAll(WritableByteChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LARGE);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static void drain(Pipe pipe) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(1_000_000);
    while (buffer.hasRemaining() && pipe.source().read(buffer) >= 0) {
      // reads all that was written
    }
  }

  private static void send(DatagramChannel receiver) throws IOException {
    try (DatagramChannel sender = DatagramChannel.open()) {
      sender.send(ByteBuffer.allocate(8), receiver.getLocalAddress());
    }
  }

  private static SocketChannel unixDomain(Workbench bench) throws IOException {
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(bench.path());
    ServerSocketChannel server =
        bench.closing(ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address));
    SocketChannel channel = bench.closing(SocketChannel.open(address));
    SocketChannel other = bench.closing(server.accept());
    bench.soon(
        () -> {
          Peer.pause();
          other.write(ByteBuffer.allocate(8));
        });
    return channel;
  }
}
