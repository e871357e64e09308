package com.example.operations;

import static com.example.operations.Trial.require;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.security.Security;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * Calls that go to the network. All are refused, and nothing was sent or taken; but for those
 * inside TLS, which would not get over it.
 */
final class ConnectionTrials {

  private static final int BYTE = 42;
  private static final String[] ANONYMOUS = {"TLS_ECDH_anon_WITH_AES_128_CBC_SHA"};

  static {
    Security.setProperty("jdk.tls.disabledAlgorithms", "");
  }

  private ConnectionTrials() {}

  static void addTo(List<Trial> trials) {
    trials.add(new Trial("socketConnect", ConnectionTrials::socketConnect));
    trials.add(new Trial("socketRead", ConnectionTrials::socketRead));
    trials.add(new Trial("socketWrite", ConnectionTrials::socketWrite));
    trials.add(new Trial("accept", ConnectionTrials::accept));
    trials.add(new Trial("datagramReceive", ConnectionTrials::datagramReceive));
    trials.add(new Trial("channelConnect", ConnectionTrials::channelConnect));
    trials.add(new Trial("channelRead", ConnectionTrials::channelRead));
    trials.add(new Trial("channelWrite", ConnectionTrials::channelWrite));
    trials.add(new Trial("channelAccept", ConnectionTrials::channelAccept));
    trials.add(new Trial("pipeRead", ConnectionTrials::pipeRead));
    trials.add(new Trial("tlsWrite", ConnectionTrials::tlsWrite));
    trials.add(new Trial("tlsRead", ConnectionTrials::tlsRead));
    trials.add(new Trial("urlConnection", ConnectionTrials::urlConnection));
    trials.add(new Trial("httpClient", ConnectionTrials::httpClient));
  }

  private static ServerSocket server(Workbench bench) throws IOException {
    return bench.closing(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
  }

  /** Two ends of a connection. */
  private static Socket[] connection(Workbench bench) throws IOException {
    ServerSocket server = server(bench);
    Socket here = bench.closing(new Socket(server.getInetAddress(), server.getLocalPort()));
    return new Socket[] {here, bench.closing(server.accept())};
  }

  private static Object nothing(Action action) throws Exception {
    action.run();
    return "";
  }

  private static void requireByte(int read) {
    require(read == BYTE, "not the byte that was sent, but " + read);
  }

  private static Trial.Attempt socketConnect(Workbench bench) throws IOException {
    ServerSocket server = server(bench);
    Socket socket = bench.closing(new Socket());
    return new Trial.Attempt(
        () -> nothing(() -> socket.connect(server.getLocalSocketAddress())),
        () -> {
          require(!socket.isClosed() && !socket.isConnected(), "the socket is spoilt");
          socket.connect(server.getLocalSocketAddress());
          try (Socket other = server.accept()) {
            require(other.getPort() == socket.getLocalPort(), "there was a connection before");
          }
        });
  }

  private static Trial.Attempt socketRead(Workbench bench) throws IOException {
    Socket[] ends = connection(bench);
    ends[1].getOutputStream().write(BYTE);
    return new Trial.Attempt(
        () -> ends[0].getInputStream().read(), () -> requireByte(ends[0].getInputStream().read()));
  }

  private static Trial.Attempt socketWrite(Workbench bench) throws IOException {
    Socket[] ends = connection(bench);
    return new Trial.Attempt(
        () -> nothing(() -> ends[0].getOutputStream().write(1)),
        () -> {
          ends[0].getOutputStream().write(BYTE);
          requireByte(ends[1].getInputStream().read());
        });
  }

  private static Trial.Attempt accept(Workbench bench) throws IOException {
    ServerSocket server = server(bench);
    Socket waiting = bench.closing(new Socket(server.getInetAddress(), server.getLocalPort()));
    return new Trial.Attempt(
        server::accept,
        () -> {
          try (Socket other = server.accept()) {
            require(other.getPort() == waiting.getLocalPort(), "another connection");
          }
        });
  }

  private static Trial.Attempt datagramReceive(Workbench bench) throws IOException {
    DatagramSocket here = bench.closing(new DatagramSocket(0, InetAddress.getLoopbackAddress()));
    DatagramSocket there = bench.closing(new DatagramSocket());
    there.send(new DatagramPacket(new byte[] {BYTE}, 1, here.getLocalSocketAddress()));
    DatagramPacket packet = new DatagramPacket(new byte[1], 1);
    return new Trial.Attempt(
        () -> nothing(() -> here.receive(packet)),
        () -> {
          here.receive(packet);
          requireByte(packet.getData()[0]);
        });
  }

  private static Trial.Attempt channelConnect(Workbench bench) throws IOException {
    ServerSocket server = server(bench);
    SocketChannel channel = bench.closing(SocketChannel.open());
    return new Trial.Attempt(
        () -> channel.connect(server.getLocalSocketAddress()),
        () -> {
          require(channel.isOpen() && !channel.isConnected(), "the channel is spoilt");
          require(channel.connect(server.getLocalSocketAddress()), "no connection");
        });
  }

  private static Trial.Attempt channelRead(Workbench bench) throws IOException {
    ServerSocket server = server(bench);
    SocketChannel channel = bench.closing(SocketChannel.open(server.getLocalSocketAddress()));
    bench.closing(server.accept()).getOutputStream().write(BYTE);
    ByteBuffer buffer = ByteBuffer.allocate(1);
    return new Trial.Attempt(
        () -> channel.read(buffer),
        () -> {
          require(channel.isOpen() && buffer.position() == 0, "the channel is spoilt");
          require(channel.read(buffer) == 1, "nothing to read");
          requireByte(buffer.get(0));
        });
  }

  private static Trial.Attempt channelWrite(Workbench bench) throws IOException {
    ServerSocket server = server(bench);
    SocketChannel channel = bench.closing(SocketChannel.open(server.getLocalSocketAddress()));
    Socket other = bench.closing(server.accept());
    ByteBuffer buffer = ByteBuffer.wrap(new byte[] {BYTE});
    return new Trial.Attempt(
        () -> channel.write(buffer),
        () -> {
          require(channel.isOpen() && buffer.hasRemaining(), "it was written");
          channel.write(buffer);
          requireByte(other.getInputStream().read());
          require(other.getInputStream().available() == 0, "it was written twice");
        });
  }

  private static Trial.Attempt channelAccept(Workbench bench) throws IOException {
    ServerSocketChannel server = bench.closing(ServerSocketChannel.open());
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    bench.closing(SocketChannel.open(server.getLocalAddress()));
    return new Trial.Attempt(
        server::accept,
        () -> {
          require(server.isOpen(), "the channel is closed");
          server.accept().close();
        });
  }

  private static Trial.Attempt pipeRead(Workbench bench) throws IOException {
    Pipe pipe = Pipe.open();
    bench.closing(pipe.source());
    bench.closing(pipe.sink()).write(ByteBuffer.wrap(new byte[] {BYTE}));
    ByteBuffer buffer = ByteBuffer.allocate(1);
    return new Trial.Attempt(
        () -> pipe.source().read(buffer),
        () -> {
          require(pipe.source().read(buffer) == 1, "nothing to read");
          requireByte(buffer.get(0));
        });
  }

  /** Two ends of a connection with TLS, which needs no certificates. */
  private static SSLSocket[] tls(Workbench bench) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, null, null);
    SSLServerSocket server =
        (SSLServerSocket)
            bench.closing(
                context
                    .getServerSocketFactory()
                    .createServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    server.setEnabledCipherSuites(ANONYMOUS);
    SSLSocket here =
        (SSLSocket)
            bench.closing(
                context
                    .getSocketFactory()
                    .createSocket(server.getInetAddress(), server.getLocalPort()));
    here.setEnabledCipherSuites(ANONYMOUS);
    SSLSocket there = (SSLSocket) bench.closing(server.accept());
    FutureTask<Object> handshake =
        new FutureTask<>(
            () -> {
              there.startHandshake();
              return "";
            });
    new Thread(handshake, "handshake").start();
    here.startHandshake();
    handshake.get();
    return new SSLSocket[] {here, there};
  }

  private static Trial.Attempt tlsWrite(Workbench bench) throws Exception {
    SSLSocket[] ends = tls(bench);
    return new Trial.Attempt(
        () -> nothing(() -> ends[0].getOutputStream().write(BYTE)),
        () -> {
          requireByte(ends[1].getInputStream().read());
          ends[0].getOutputStream().write(BYTE);
          requireByte(ends[1].getInputStream().read());
        });
  }

  private static Trial.Attempt tlsRead(Workbench bench) throws Exception {
    SSLSocket[] ends = tls(bench);
    ends[1].getOutputStream().write(BYTE);
    return new Trial.Attempt(
        () -> nothing(() -> requireByte(ends[0].getInputStream().read())),
        () -> {
          ends[1].getOutputStream().write(BYTE);
          requireByte(ends[0].getInputStream().read());
        });
  }

  private static HttpServer http(Workbench bench, AtomicInteger requests) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    bench.closing(() -> server.stop(0));
    return server;
  }

  private static URI uri(HttpServer server) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private static Trial.Attempt urlConnection(Workbench bench) throws IOException {
    AtomicInteger requests = new AtomicInteger();
    HttpServer server = http(bench, requests);
    HttpURLConnection connection = (HttpURLConnection) uri(server).toURL().openConnection();
    bench.closing(connection::disconnect);
    return new Trial.Attempt(
        connection::getInputStream,
        () -> {
          require(requests.get() == 0, "a request was sent");
          require(connection.getResponseCode() == 204, "the connection is spoilt");
          require(requests.get() == 1, "a request was sent twice");
        });
  }

  private static Trial.Attempt httpClient(Workbench bench) throws IOException {
    AtomicInteger requests = new AtomicInteger();
    HttpRequest request = HttpRequest.newBuilder(uri(http(bench, requests))).build();
    HttpClient client = HttpClient.newHttpClient();
    return new Trial.Attempt(
        () -> client.send(request, HttpResponse.BodyHandlers.discarding()),
        () -> {
          require(requests.get() == 0, "a request was sent");
          int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
          require(status == 204 && requests.get() == 1, "the client is spoilt");
        });
  }
}
