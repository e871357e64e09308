package com.example.servers.vertx;

import io.vertx.core.AbstractVerticle;

/** Answers every message of the event bus with its own text. */
final class BusVerticle extends AbstractVerticle {
  static final String ADDRESS = "echo";

  @Override
  public void start() {
    vertx.eventBus().<String>consumer(ADDRESS, message -> message.reply(message.body()));
  }
}
