package com.example.remedies;

/** The server of this application. */
final class QuarkusServer extends HttpServer {

  private final int port;

  QuarkusServer(int port) {
    this.port = port;
  }

  @Override
  String path(Way way) {
    return switch (way) {
      case BLOCKING -> "/blocking";
      case ELSEWHERE -> "/orders";
      case LATER -> "/orders/later";
      case COMPOSE -> "/orders/composed";
    };
  }

  @Override
  int port() {
    return port;
  }
}
