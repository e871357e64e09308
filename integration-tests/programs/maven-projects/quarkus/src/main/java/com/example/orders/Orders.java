package com.example.orders;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** A service that blocks the event loop which asks it. */
@Path("/order")
public class Orders {

  @GET
  public Uni<String> load() throws InterruptedException {
    Thread.sleep(20);
    return Uni.createFrom().item("order 42");
  }
}
