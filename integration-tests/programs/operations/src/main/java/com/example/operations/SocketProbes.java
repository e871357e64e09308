package com.example.operations;

import static com.example.operations.Workbench.PAUSE_MILLIS;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.MulticastSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** Sockets of {@code java.net}. */
final class SocketProbes {

  private SocketProbes() {}

  private interface Read {
    void accept(InputStream in) throws IOException;
  }

  static void addTo(Probes probes) {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    probes
        .category("socket")
        .operation("java.net.Socket.connect")
        .call(
            "Socket.connect(SocketAddress)",
            bench -> {
              Peer peer = Peer.thatHangsUpLate(bench);
              Socket socket = bench.closing(new Socket());
              return () -> socket.connect(peer.address());
            })
        .call(
            "Socket.connect(SocketAddress, int)",
            bench -> {
              Peer peer = Peer.thatHangsUpLate(bench);
              Socket socket = bench.closing(new Socket());
              return () -> socket.connect(peer.address(), 9_000);
            })
        .call(
            "new Socket(InetAddress, int)",
            bench -> {
              Peer peer = Peer.thatHangsUpLate(bench);
              return () -> bench.closing(new Socket(loopback, peer.port()));
            })
        .operation("java.net.Socket$SocketInputStream.read")
        .call("SocketInputStream.read()", bench -> reading(bench, InputStream::read))
        .call("SocketInputStream.read(byte[])", bench -> reading(bench, in -> in.read(new byte[8])))
        .call("SocketInputStream.readNBytes", bench -> reading(bench, in -> in.readNBytes(8)))
        .call(
            "BufferedReader.readLine of a socket",
            bench -> {
              Peer peer = Peer.thatHangsUpLate(bench);
              Socket socket = bench.closing(new Socket(loopback, peer.port()));
              BufferedReader reader =
                  new BufferedReader(
                      new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
              return reader::readLine;
            })
        .operation("java.net.Socket$SocketOutputStream.write")
        .call(
            "SocketOutputStream.write(byte[])",
            bench -> {
              Socket socket = full(bench);
              return () -> socket.getOutputStream().write(new byte[8_000_000]);
            })
        .operation("java.net.ServerSocket.accept")
        .call(
            "ServerSocket.accept()",
            bench -> {
              ServerSocket server = bench.closing(new ServerSocket(0, 5, loopback));
              return () -> {
                bench.soon(() -> bench.closing(new Socket(loopback, server.getLocalPort())));
                bench.closing(server.accept());
              };
            })
        .call(
            "ServerSocket.accept() with a time-out",
            bench -> {
              ServerSocket server = bench.closing(new ServerSocket(0, 5, loopback));
              server.setSoTimeout((int) PAUSE_MILLIS);
              return () -> untilTimeOut(server::accept);
            })
        .operation("java.net.DatagramSocket.receive")
        .call(
            "DatagramSocket.receive",
            bench -> {
              DatagramSocket socket = bench.closing(new DatagramSocket(0, loopback));
              socket.setSoTimeout((int) PAUSE_MILLIS);
              return () -> untilTimeOut(() -> socket.receive(packet()));
            })
        .call(
            "MulticastSocket.receive",
            bench -> {
              MulticastSocket socket = bench.closing(new MulticastSocket(0));
              socket.setSoTimeout((int) PAUSE_MILLIS);
              return () -> untilTimeOut(() -> socket.receive(packet()));
            });
  }

  private static DatagramPacket packet() {
    return new DatagramPacket(new byte[8], 8);
  }

  private static void untilTimeOut(Action action) throws Exception {
    try {
      action.run();
    } catch (SocketTimeoutException expected) {
      // that was the wait
    }
  }

  private static Action reading(Workbench bench, Read read) throws IOException {
    Peer peer = Peer.thatSpeaksLate(bench);
    Socket socket = bench.closing(new Socket(InetAddress.getLoopbackAddress(), peer.port()));
    return () -> read.accept(socket.getInputStream());
  }

  private static Socket full(Workbench bench) throws IOException {
    Peer peer = Peer.thatListensLate(bench);
    Socket socket = bench.closing(new Socket());
    socket.setSendBufferSize(4096);
    socket.connect(peer.address());
    return socket;
  }
}
