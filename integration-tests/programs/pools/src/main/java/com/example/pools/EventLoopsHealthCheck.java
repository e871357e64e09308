package com.example.pools;

import io.loopwarden.api.Health;
import io.loopwarden.api.Loopwarden;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The example for Quarkus. */
@Readiness
@ApplicationScoped
class EventLoopsHealthCheck implements HealthCheck {
  @Override
  public HealthCheckResponse call() {
    Health loops = Loopwarden.health();
    var builder = HealthCheckResponse.named("event loops").status(loops.isHealthy());
    loops.reasons().forEach(reason -> builder.withData(reason.subject(), reason.message()));
    return builder.build();
  }
}
