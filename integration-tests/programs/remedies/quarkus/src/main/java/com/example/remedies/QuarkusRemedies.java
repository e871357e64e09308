package com.example.remedies;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;

/** Code of a resource of Quarkus REST. */
@Path("/orders")
public class QuarkusRemedies {

  // [elsewhere]
  @GET
  @Blocking // or @RunOnVirtualThread
  public String order() {
    return Orders.show(Orders.load());
  }

  // [end]

  // [later]
  @GET
  @Path("/later")
  public Uni<String> later() {
    return Uni.createFrom()
        .item(() -> Orders.show("later"))
        .onItem()
        .delayIt()
        .by(Duration.ofMillis(100));
  }

  // [end]

  // [compose]
  @GET
  @Path("/composed")
  public Uni<String> composed() {
    return Uni.createFrom()
        .completionStage(() -> Orders.loadAsync())
        .onItem()
        .transform(order -> Orders.show(order));
  }
  // [end]
}
