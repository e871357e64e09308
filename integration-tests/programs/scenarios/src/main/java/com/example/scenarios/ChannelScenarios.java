package com.example.scenarios;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.stream.Stream;

/** Channels of {@code java.nio} in blocking mode, which is how they are born. */
final class ChannelScenarios {
  private ChannelScenarios() {}

  static Stream<Scenario<?>> all() {
    return Stream.of(
        Scenario.on(ListenerStage::new, "channelConnect", ChannelScenarios::channelConnect),
        Scenario.on(
            ListenerStage::new, "channelOpenToAddress", ChannelScenarios::channelOpenToAddress),
        Scenario.on(
            () -> ConnectionStage.channel(ConnectionStage::speak),
            "channelRead",
            ChannelScenarios::channelRead),
        Scenario.on(
            () -> ConnectionStage.channel(ConnectionStage::speak),
            "channelScatteringRead",
            ChannelScenarios::channelScatteringRead),
        Scenario.on(
            () -> ConnectionStage.channel(ConnectionStage::listen),
            "channelWrite",
            ChannelScenarios::channelWrite),
        Scenario.on(
            ChannelScenarios::server, "serverChannelAccept", ChannelScenarios::serverChannelAccept),
        Scenario.on(
            ChannelScenarios::datagrams,
            "datagramChannelReceive",
            ChannelScenarios::datagramChannelReceive));
  }

  static Object channelConnect(ListenerStage stage) throws IOException {
    try (SocketChannel channel = SocketChannel.open()) {
      return channel.connect(stage.address());
    }
  }

  static Object channelOpenToAddress(ListenerStage stage) throws IOException {
    try (SocketChannel channel = SocketChannel.open(stage.address())) {
      return channel.isConnected();
    }
  }

  static Object channelRead(ConnectionStage<SocketChannel> stage) throws IOException {
    return stage.connection().read(ByteBuffer.allocate(16));
  }

  static Object channelScatteringRead(ConnectionStage<SocketChannel> stage) throws IOException {
    ByteBuffer[] buffers = {ByteBuffer.allocate(2), ByteBuffer.allocate(16)};
    return stage.connection().read(buffers);
  }

  static Object channelWrite(ConnectionStage<SocketChannel> stage) throws IOException {
    return stage.connection().write(ByteBuffer.allocateDirect(SocketScenarios.MUCH));
  }

  static Object serverChannelAccept(CallerStage<ServerSocketChannel> stage) throws IOException {
    try (SocketChannel accepted = stage.receiver().accept()) {
      return accepted.isConnected();
    }
  }

  static Object datagramChannelReceive(CallerStage<DatagramChannel> stage) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(16);
    stage.receiver().receive(buffer);
    return buffer.position();
  }

  private static CallerStage<ServerSocketChannel> server() throws IOException {
    ServerSocketChannel server = Loopback.listen();
    return new CallerStage<>(server, server.getLocalAddress(), Calls::connection);
  }

  private static CallerStage<DatagramChannel> datagrams() throws IOException {
    DatagramChannel channel = DatagramChannel.open().bind(Loopback.anyPort());
    return new CallerStage<>(channel, channel.getLocalAddress(), Calls::datagram);
  }
}
