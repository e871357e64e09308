package com.example.services.webflux;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Logs one line for each request, with Spring Boot's usual appender. */
@Component
class AccessLog implements WebFilter {
  private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    return chain.filter(exchange).doFinally(signal -> log(exchange));
  }

  private static void log(ServerWebExchange exchange) {
    LOG.info(
        "{} {} {}",
        exchange.getRequest().getMethod(),
        exchange.getRequest().getPath(),
        exchange.getResponse().getStatusCode());
  }
}
