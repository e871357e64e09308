package com.example.quarkus;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;

/** The pages. All are asynchronous but the last. */
@Path("/")
public class ShopResource {
  private final Scales scales;

  ShopResource(Scales scales) {
    this.scales = scales;
  }

  @GET
  @Path("hello")
  public Uni<String> hello() {
    return Uni.createFrom().item("Hello, World!");
  }

  @GET
  @Path("orders/{id}")
  @Produces(MediaType.APPLICATION_JSON)
  public Uni<String> order(@PathParam("id") int id) {
    return Uni.createFrom().item("{\"id\":" + id + ",\"article\":\"book\"}");
  }

  @POST
  @Path("notes")
  public Uni<String> note(String text) {
    return Uni.createFrom().item(text);
  }

  @GET
  @Path("later")
  public Uni<String> later() {
    return Uni.createFrom().item("later").onItem().delayIt().by(Duration.ofMillis(5));
  }

  @GET
  @Path("offloaded")
  public Uni<String> offloaded() {
    return Uni.createFrom()
        .item(ShopResource::workSlowly)
        .runSubscriptionOn(Infrastructure.getDefaultExecutor());
  }

  private static String workSlowly() {
    try {
      Thread.sleep(5);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return "offloaded";
  }

  @GET
  @Path("stream")
  @Produces(MediaType.TEXT_PLAIN)
  public Multi<String> stream() {
    return Multi.createFrom().range(0, 100).map(number -> "line " + number + "\n");
  }

  /** The mistake: a page that waits where the request arrives. */
  @GET
  @Path("mistake")
  public Uni<String> mistake() {
    scales.weigh("book");
    return Uni.createFrom().item(Thread.currentThread().getName());
  }
}
