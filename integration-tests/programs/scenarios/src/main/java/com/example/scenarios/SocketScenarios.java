package com.example.scenarios;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** The classic sockets of {@code java.net}. */
final class SocketScenarios {
  /** More than the buffers of both ends hold. */
  static final int MUCH = 16 << 20;

  private static final int TIMEOUT_MILLIS = 30_000;

  private SocketScenarios() {}

  static Stream<Scenario<?>> all() {
    return Stream.of(
        Scenario.on(ListenerStage::new, "socketConnect", SocketScenarios::socketConnect),
        Scenario.on(
            ListenerStage::new,
            "socketConnectWithTimeout",
            SocketScenarios::socketConnectWithTimeout),
        Scenario.on(ListenerStage::new, "socketConstructor", SocketScenarios::socketConstructor),
        Scenario.on(
            () -> ConnectionStage.socket(ConnectionStage::speak),
            "socketRead",
            SocketScenarios::socketRead),
        Scenario.on(
            () -> ConnectionStage.socket(ConnectionStage::speak),
            "socketReadWithTimeout",
            SocketScenarios::socketReadWithTimeout),
        Scenario.on(
            () -> ConnectionStage.socket(ConnectionStage::speak),
            "socketReadLine",
            SocketScenarios::socketReadLine),
        Scenario.on(
            () -> ConnectionStage.socket(ConnectionStage::listen),
            "socketWrite",
            SocketScenarios::socketWrite),
        Scenario.on(
            SocketScenarios::server, "serverSocketAccept", SocketScenarios::serverSocketAccept),
        Scenario.on(
            SocketScenarios::datagrams, "datagramReceive", SocketScenarios::datagramReceive));
  }

  static Object socketConnect(ListenerStage stage) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(stage.address());
      return socket.isConnected();
    }
  }

  static Object socketConnectWithTimeout(ListenerStage stage) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(stage.address(), TIMEOUT_MILLIS);
      return socket.isConnected();
    }
  }

  static Object socketConstructor(ListenerStage stage) throws IOException {
    try (Socket socket = new Socket(Loopback.ADDRESS, stage.address().getPort())) {
      return socket.isConnected();
    }
  }

  static Object socketRead(ConnectionStage<Socket> stage) throws IOException {
    return stage.connection().getInputStream().read();
  }

  static Object socketReadWithTimeout(ConnectionStage<Socket> stage) throws IOException {
    stage.connection().setSoTimeout(TIMEOUT_MILLIS);
    return stage.connection().getInputStream().read(new byte[16]);
  }

  static Object socketReadLine(ConnectionStage<Socket> stage) throws IOException {
    return new BufferedReader(
            new InputStreamReader(stage.connection().getInputStream(), StandardCharsets.US_ASCII))
        .readLine();
  }

  static Object socketWrite(ConnectionStage<Socket> stage) throws IOException {
    stage.connection().getOutputStream().write(new byte[MUCH]);
    return MUCH;
  }

  static Object serverSocketAccept(CallerStage<ServerSocket> stage) throws IOException {
    try (Socket accepted = stage.receiver().accept()) {
      return accepted.isConnected();
    }
  }

  static Object datagramReceive(CallerStage<DatagramSocket> stage) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[16], 16);
    stage.receiver().receive(packet);
    return packet.getLength();
  }

  private static CallerStage<ServerSocket> server() throws IOException {
    ServerSocket server = new ServerSocket(0, 1, Loopback.ADDRESS);
    return new CallerStage<>(server, server.getLocalSocketAddress(), Calls::connection);
  }

  private static CallerStage<DatagramSocket> datagrams() throws IOException {
    DatagramSocket socket = new DatagramSocket(Loopback.anyPort());
    return new CallerStage<>(socket, socket.getLocalSocketAddress(), Calls::datagram);
  }
}
