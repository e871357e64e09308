package com.example.remedies;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** A resource whose method runs where the request arrives. */
@Path("/blocking")
public class QuarkusBlocking {

  @GET
  public Uni<String> order() {
    return Uni.createFrom().item(Orders.load());
  }
}
