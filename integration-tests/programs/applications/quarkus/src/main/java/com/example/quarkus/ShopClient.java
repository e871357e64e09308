package com.example.quarkus;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The pages, as another service asks for them. */
@Path("/")
public interface ShopClient {
  @GET
  @Path("hello")
  Uni<String> hello();
}
