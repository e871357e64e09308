package io.loopwarden.it.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.sun.tools.attach.VirtualMachine;
import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.Jdk;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The MBeans, as a client in another JVM sees them that has none of the agent's classes. */
class JmxTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int ORDERS = 10;
  private static final int SECONDS_OF_WORK = 6;

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void theNumbersAreThoseOfWhatTheProgramDid(Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(() -> assertNumbers(jdk));
  }

  private static void assertNumbers(Jdk jdk) throws Exception {
    try (MeasuredShop shop = MeasuredShop.start("jmx", jdk, Agent.with("jmx", "true"));
        JMXConnector connector = connect(shop.program().pid())) {
      MBeanServerConnection server = connector.getMBeanServerConnection();
      await().atMost(PATIENCE).until(() -> server.isRegistered(groupName(MeasuredShop.ORDERS)));

      shop.order(ORDERS);

      await().atMost(PATIENCE).untilAsserted(() -> assertThat(sleeps(server)).hasSize(1));
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(sleeps(server).get(0).get("count")).isEqualTo(10L));
      CompositeData sleeps = sleeps(server).get(0);
      assertThat(sleeps.get("route")).isEqualTo("GET /orders/:id");
      double slept = ORDERS * MeasuredShop.ORDER_SECONDS;
      assertThat((double) sleeps.get("sumSeconds"))
          .isBetween(slept, slept * MeasuredShop.MOST_TIMES);
      assertThat(times(server, MeasuredShop.ORDERS, "blocked")).isGreaterThanOrEqualTo(slept);
      assertThat(problems(server)).contains("sleep new 1");

      assertHalfBusy(shop, server);
      assertReset(server);
      assertThat((String) server.invoke(name(), "summary", null, null)).contains("Thread.sleep");
      assertReport((String) server.invoke(name(), "report", null, null));
    }
  }

  private static void assertHalfBusy(MeasuredShop shop, MBeanServerConnection server)
      throws Exception {
    double share = shop.work(SECONDS_OF_WORK);
    ObjectName group = groupName(MeasuredShop.HALF_BUSY);

    assertThat((double) server.getAttribute(group, "UtilizationRatio"))
        .isCloseTo(share, within(0.15));
    assertThat(server.getAttribute(group, "Workers")).isEqualTo(1);
    assertThat(server.getAttribute(group, "TasksPending")).isEqualTo(0L);
    double busy = share * SECONDS_OF_WORK;
    assertThat(times(server, MeasuredShop.HALF_BUSY, "active")).isBetween(busy * 0.8, busy * 1.5);
    CompositeData iterations =
        (CompositeData) server.getAttribute(group, "IterationDurationSeconds");
    assertThat((double) iterations.get("sumSeconds")).isBetween(busy * 0.8, busy * 1.5);
    CompositeData delays = (CompositeData) server.getAttribute(group, "DelaySeconds");
    assertThat((long) delays.get("count")).isPositive();
  }

  private static void assertReport(String html) {
    Document page = Jsoup.parse(html);

    assertThat(page.title()).contains("event loops");
    assertThat(page.text()).contains("Thread.sleep", "GET /orders/:id", "MeasuredShop.sleep");
    assertThat(page.select("[src], link:not([href^=data:])")).isEmpty();
  }

  private static void assertReset(MBeanServerConnection server) throws Exception {
    server.invoke(name(), "reset", null, null);

    assertThat(sleeps(server)).allSatisfy(row -> assertThat(row.get("count")).isEqualTo(0L));
    assertThat(times(server, MeasuredShop.HALF_BUSY, "active")).isLessThan(1.0);
  }

  /** Beside any client that brings it along: the JVM has a platform MBean server now. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofOddTurnIfSmall")
  void theyAppearWhenSomebodyStartsThePlatformMBeanServer(Jdk jdk) throws Exception {
    try (MeasuredShop shop = MeasuredShop.start("jmx-auto", jdk, Agent.withDefaults());
        JMXConnector connector = connect(shop.program().pid())) {
      MBeanServerConnection server = connector.getMBeanServerConnection();

      await().atMost(PATIENCE).until(() -> server.isRegistered(name()));
    }
  }

  private static JMXConnector connect(long pid) throws Exception {
    VirtualMachine jvm = VirtualMachine.attach(Long.toString(pid));
    try {
      return JMXConnectorFactory.connect(new JMXServiceURL(jvm.startLocalManagementAgent()));
    } finally {
      jvm.detach();
    }
  }

  private static ObjectName name() throws Exception {
    return new ObjectName("io.loopwarden:type=Loops");
  }

  private static ObjectName groupName(String group) throws Exception {
    return new ObjectName("io.loopwarden:type=Loops,group=" + ObjectName.quote(group));
  }

  private static List<CompositeData> sleeps(MBeanServerConnection server) throws Exception {
    CompositeData[] rows = (CompositeData[]) server.getAttribute(name(), "BlockingSeconds");
    return Arrays.stream(rows).filter(row -> "sleep".equals(row.get("category"))).toList();
  }

  private static List<String> problems(MBeanServerConnection server) throws Exception {
    CompositeData[] rows = (CompositeData[]) server.getAttribute(name(), "Problems");
    return Arrays.stream(rows)
        .map(row -> row.get("category") + " " + row.get("state") + " " + row.get("number"))
        .toList();
  }

  private static double times(MBeanServerConnection server, String group, String state)
      throws Exception {
    TabularData times = (TabularData) server.getAttribute(groupName(group), "TimeSeconds");
    return (double) times.get(new Object[] {state}).get("value");
  }
}
