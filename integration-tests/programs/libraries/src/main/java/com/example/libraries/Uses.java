package com.example.libraries;

import io.netty.channel.EventLoop;

/** The uses of libraries, by name. */
final class Uses {
  private Uses() {}

  /** Brings about what a use needs, and returns it. */
  static Use prepare(String name, EventLoop loop) throws Exception {
    switch (name) {
      case "nats":
        return Use.task(new Messages(SilentServer.start())::connect);
      case "mqtt":
        return Use.task(new Sensors(SilentServer.start())::connect);
      case "curator":
        return new Topics();
      case "zookeeper":
        return new Seats();
      case "redisson":
        return new Carts();
      case "liquibase":
        return Use.task(Schema::update);
      case "graphql":
        return Use.task(new People()::answer);
      case "gson":
        return Use.task(new Articles()::parse);
      case "bcrypt":
        return Use.task(Passwords::hash);
      case "hikari":
        return Use.task(Books::first);
      case "pools":
        return new Loans();
      case "logback":
        return Use.task(new Audit()::write);
      case "template":
        return new Pages();
      case "postgres":
        return Use.task(new Prices(System.getProperty("postgres.url"))::exchange);
      case "files":
        return new Drafts();
      case "proxies":
        return Use.task(new Proxied()::use);
      case "process":
        return Use.task(Tokens::fetch);
      case "parser":
        return Use.task(new Stock()::read);
      case "directory":
        return Use.task(new Staff(SilentServer.start())::connect);
      case "handlers":
        return new Pipeline(loop);
      default:
        throw new IllegalArgumentException(name);
    }
  }
}
