package io.loopwarden.engine.metrics.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.metrics.Metric;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.management.JMX;
import org.junit.jupiter.api.Test;

/** The MBeans have every metric of the table that is measured, under its name. */
class JmxAttributesTest {

  private static final String OF_GROUPS = "loopwarden_eventloop_";
  private static final String OF_ALL = "loopwarden_";

  private static List<String> attributes(Class<?> type) {
    assertThat(JMX.isMXBeanInterface(type)).isTrue();
    return Arrays.stream(type.getMethods())
        .map(Method::getName)
        .filter(name -> name.startsWith("get"))
        .map(name -> name.substring("get".length()))
        .toList();
  }

  /** {@code loopwarden_eventloop_time_seconds_total} is {@code TimeSeconds}. */
  private static String attribute(Metric metric, String prefix) {
    StringBuilder name = new StringBuilder();
    for (String word : metric.title().substring(prefix.length()).split("_")) {
      if (!word.equals("total")) {
        name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
      }
    }
    return name.toString();
  }

  private static Stream<Metric> metrics(boolean ofGroups) {
    return Stream.of(Metric.values())
        .filter(metric -> metric.title().startsWith(OF_GROUPS) == ofGroups);
  }

  @Test
  void eachMetricOfGroupsIsAnAttribute() {
    assertThat(attributes(LoopGroupMXBean.class))
        .containsExactlyInAnyOrderElementsOf(
            metrics(true).map(metric -> attribute(metric, OF_GROUPS)).toList());
  }

  @Test
  void eachOtherMetricIsAnAttribute() {
    assertThat(attributes(LoopsMXBean.class))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    Stream.of("Groups", "Health"),
                    metrics(false).map(metric -> attribute(metric, OF_ALL)))
                .toList());
  }
}
