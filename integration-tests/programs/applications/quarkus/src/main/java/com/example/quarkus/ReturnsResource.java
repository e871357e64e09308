package com.example.quarkus;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.vertx.http.HttpServer;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URI;

/** Pages whose mistake comes after the answer of another server. */
@Path("/returns")
public class ReturnsResource {
  private final HttpServer server;
  private volatile ShopClient client;

  ReturnsResource(HttpServer server) {
    this.server = server;
  }

  @GET
  @Path("relayed/{id}")
  public Uni<String> relayed(@PathParam("id") int id) {
    return client().hello().map(ReturnsResource::checked);
  }

  private ShopClient client() {
    if (client == null) { // the port is not known before
      URI shop = URI.create("http://127.0.0.1:" + server.getPort());
      client = QuarkusRestClientBuilder.newBuilder().baseUri(shop).build(ShopClient.class);
    }
    return client;
  }

  private static String checked(String text) {
    try {
      Thread.sleep(5);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return text;
  }
}
