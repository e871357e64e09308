package io.loopwarden.engine.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.ConfigurationReader;
import io.loopwarden.engine.health.HealthReason.Kind;
import io.loopwarden.engine.http.Page.Content;
import io.loopwarden.engine.watchdog.figures.LoopAge;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When event loops that are blocked make a JVM unhealthy. */
class LoopHealthTest {

  private static final long SECOND = 1_000_000_000;
  private static final Configuration CONFIGURATION = ConfigurationReader.read("", List.of());

  private static LoopAge loop(String group, int number, long seconds) {
    return new LoopAge(
        group + '-' + number, group, seconds * SECOND, "com.acme.Orders.load(Orders.java:42)");
  }

  private static HealthStatus status(LoopAge... loops) {
    return new LoopHealth(CONFIGURATION, () -> List.of(loops), List::of).get();
  }

  private static String page(boolean isLiveness, LoopAge... loops) throws IOException {
    HealthStatus status = status(loops);
    Content content = new HealthPage(() -> status, isLiveness).content(header -> null);
    return content.status() + "\n" + new String(content.body(), StandardCharsets.UTF_8);
  }

  @Test
  void loopsThatWaitForEventsAreHealthy() {
    HealthStatus status = status(loop("web", 0, 0), loop("web", 1, 0));

    assertThat(status.isHealthy()).isTrue();
    assertThat(status.isLive()).isTrue();
  }

  @Test
  void oneOfTwoLoopsMayBeBlockedForAWhile() {
    assertThat(status(loop("web", 0, 9), loop("web", 1, 0)).isHealthy()).isTrue();
  }

  @Test
  void aLoopThatIsBlockedForLongIsFatal() {
    HealthStatus status = status(loop("web", 0, 11), loop("web", 1, 0));

    assertThat(status.isLive()).isFalse();
    assertThat(status.reasons())
        .singleElement()
        .satisfies(
            reason -> {
              assertThat(reason.kind()).isEqualTo(Kind.LOOP_BLOCKED);
              assertThat(reason.message())
                  .isEqualTo(
                      "event loop web-0 has been blocked for 11.0 s at"
                          + " com.acme.Orders.load(Orders.java:42)");
            });
  }

  @Test
  void aGroupWhoseLoopsAreAllBlockedGetsNoRequests() {
    HealthStatus status = status(loop("web", 0, 3), loop("web", 1, 2), loop("other", 0, 0));

    assertThat(status.isHealthy()).isFalse();
    assertThat(status.isLive()).isTrue();
    assertThat(status.reasons().get(0).message())
        .isEqualTo("each of the 2 event loops of web has been blocked for 2.0 s or longer");
  }

  @Test
  void thePageHasTheStatusAndTheReasons() throws IOException {
    assertThat(page(false, loop("web", 0, 0)))
        .isEqualTo("200 OK\n{\"status\":\"UP\",\"live\":true,\"reasons\":[]}\n");
    assertThat(page(false, loop("web", 0, 3)))
        .startsWith("503 Service Unavailable\n{\"status\":\"DOWN\",\"live\":true,\"reasons\":[")
        .contains("\"kind\":\"group_blocked\",\"subject\":\"web\",\"duration_ms\":3000");
    assertThat(page(true, loop("web", 0, 3)))
        .startsWith("200 OK\n{\"status\":\"UP\",\"live\":true,");
    assertThat(page(true, loop("web", 0, 11)))
        .startsWith("503 Service Unavailable\n{\"status\":\"DOWN\",\"live\":false,");
  }

  @Test
  void aNameOfTheHostStaysInItsLine() {
    LoopAge odd = new LoopAge("a\nb", "g", 11 * SECOND, "");

    assertThat(status(odd, loop("g", 1, 0)).reasons().get(0).message()).contains("a\\u000Ab");
  }
}
