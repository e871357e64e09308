package com.example.remedies;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Code of a service of Armeria. */
final class ArmeriaRemedies {

  HttpResponse elsewhere(ServiceRequestContext ctx) {
    // [elsewhere]
    return HttpResponse.of(
        CompletableFuture.supplyAsync(() -> Orders.load(), ctx.blockingTaskExecutor())
            .thenApply(order -> HttpResponse.of(Orders.show(order))));
    // [end]
  }

  HttpResponse later(ServiceRequestContext ctx) {
    // [later]
    CompletableFuture<HttpResponse> shown = new CompletableFuture<>();
    ctx.eventLoop()
        .schedule(
            () -> shown.complete(HttpResponse.of(Orders.show("later"))),
            100,
            TimeUnit.MILLISECONDS);
    return HttpResponse.of(shown);
    // [end]
  }

  HttpResponse compose() {
    // [compose]
    return HttpResponse.of(
        Orders.loadAsync().thenApply(order -> HttpResponse.of(Orders.show(order))));
    // [end]
  }
}
