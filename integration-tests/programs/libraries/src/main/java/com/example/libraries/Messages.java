package com.example.libraries;

import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;

/** Connects to a broker of messages that does not answer. */
final class Messages {
  private final Options options;

  Messages(int port) {
    options =
        new Options.Builder()
            .server("nats://127.0.0.1:" + port)
            .connectionTimeout(Duration.ofMillis(400))
            .noReconnect()
            .build();
  }

  String connect() throws InterruptedException {
    try {
      return Nats.connect(options).getStatus().name();
    } catch (IOException e) {
      return "refused";
    }
  }
}
