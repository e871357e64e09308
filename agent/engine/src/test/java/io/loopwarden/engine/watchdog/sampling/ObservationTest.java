package io.loopwarden.engine.watchdog.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.watchdog.platform.PlatformTimes;
import io.loopwarden.engine.work.Work;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObservationTest {
  private final Observation observation = new Observation(0, 0, 0, 0, PlatformTimes.NONE);

  /** What vertx-web calls a route. */
  public record Route(String getPath) {}

  @Test
  void theWorkThatTookLongestIsTheOneThatIsNamed() {
    see("/short", 1);
    see("/long", 3);
    see("/last", 2);

    assertThat(observation.words()).containsEntry("route", "/long");
  }

  /** Each of a crowd of requests is its own, and none of them took long. */
  @Test
  void theRouteOfMostRequestsIsNamedNotTheOneThatHadTheLongest() {
    see("/orders", 2);
    see("/single", 3);
    see("/orders", 2);
    see("/last", 1);

    assertThat(observation.words()).containsEntry("route", "/orders");
  }

  @Test
  void nothingIsNamedWhereNothingWasSeen() {
    assertThat(observation.words()).isEmpty();
    assertThat(observation.task()).isNull();
  }

  private void see(String path, long weightNanos) {
    Work work =
        new Work(null, null, null, null, new Route(path), null, null, null, null, null, null);
    observation.doing(work, List.of(), weightNanos);
  }
}
