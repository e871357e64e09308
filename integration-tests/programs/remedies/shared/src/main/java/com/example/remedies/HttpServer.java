package com.example.remedies;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A server that has a path for each way. */
abstract class HttpServer implements Server {

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** The port of the loopback address. */
  abstract int port();

  /** The path of a way. */
  String path(Way way) {
    return "/" + way.word();
  }

  @Override
  public final String ask(Way way) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + port() + path(way));
    HttpResponse<String> response =
        client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IllegalStateException(uri + ": " + response.statusCode() + " " + response.body());
    }
    return response.body();
  }
}
