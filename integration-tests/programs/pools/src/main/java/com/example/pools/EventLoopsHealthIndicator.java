package com.example.pools;

import io.loopwarden.api.Loopwarden;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/** The example for Spring Boot. */
@Component
class EventLoopsHealthIndicator implements HealthIndicator {
  @Override
  public Health health() {
    io.loopwarden.api.Health loops = Loopwarden.health();
    var builder = new Health.Builder(loops.isHealthy() ? Status.UP : Status.DOWN);
    loops.reasons().forEach(reason -> builder.withDetail(reason.subject(), reason.message()));
    return builder.build();
  }
}
