package com.example.gateway;

import java.nio.charset.StandardCharsets;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Where requests go: to the shop, but for one that the gateway answers itself. */
@Configuration
class Routes {
  private final Tariffs tariffs;

  Routes(Tariffs tariffs) {
    this.tariffs = tariffs;
  }

  @Bean
  RouteLocator locator(RouteLocatorBuilder routes, Backend backend) {
    return routes
        .routes()
        .route(
            "tariffs",
            route ->
                route.path("/mistake").filters(to -> to.filter(this::answer)).uri("no://backend"))
        .route(
            "returns",
            route ->
                route
                    .path("/returns/**")
                    .filters(to -> to.filter(this::forward))
                    .uri(backend.address()))
        .route("shop", route -> route.path("/**").uri(backend.address()))
        .build();
  }

  /** The mistake: a filter that waits where the request arrives. */
  private Mono<Void> answer(ServerWebExchange exchange, GatewayFilterChain chain) {
    tariffs.of("book");
    ServerHttpResponse response = exchange.getResponse();
    byte[] body = Thread.currentThread().getName().getBytes(StandardCharsets.UTF_8);
    return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
  }

  /** Another mistake: a filter that waits after the answer of the shop. */
  private Mono<Void> forward(ServerWebExchange exchange, GatewayFilterChain chain) {
    return chain.filter(exchange).then(Mono.fromRunnable(Routes::settle));
  }

  private static void settle() {
    try {
      Thread.sleep(5);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
