package io.loopwarden.it.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.sun.tools.attach.VirtualMachine;
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

/**
 * The MBeans of a service, as a client in another JVM sees them that has none of the agent's
 * classes.
 *
 * @param server the connection to the service
 */
record JmxNumbers(MBeanServerConnection server) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Connects a client. */
  static JMXConnector connect(long pid) throws Exception {
    VirtualMachine jvm = VirtualMachine.attach(Long.toString(pid));
    try {
      return JMXConnectorFactory.connect(new JMXServiceURL(jvm.startLocalManagementAgent()));
    } finally {
      jvm.detach();
    }
  }

  static ObjectName name() throws Exception {
    return new ObjectName("io.loopwarden:type=Loops");
  }

  private static ObjectName groupName(String group) throws Exception {
    return new ObjectName("io.loopwarden:type=Loops,group=" + ObjectName.quote(group));
  }

  /** Waits until the event loops that answer orders have a bean. */
  void awaitOrders() {
    await().atMost(PATIENCE).until(() -> server.isRegistered(groupName(MeasuredShop.ORDERS)));
  }

  /** Asserts that they have the orders that the service has handled. */
  void assertOrders(int orders) throws Exception {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(sleeps()).hasSize(1));
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(sleeps().get(0).get("count")).isEqualTo((long) orders));
    CompositeData sleeps = sleeps().get(0);
    assertThat(sleeps.get("route")).isEqualTo("GET /orders/:id");
    double slept = orders * MeasuredShop.ORDER_SECONDS;
    assertThat((double) sleeps.get("sumSeconds")).isBetween(slept, slept * MeasuredShop.MOST_TIMES);
    assertThat(times(MeasuredShop.ORDERS, "blocked")).isGreaterThanOrEqualTo(slept);
    assertThat(problems()).contains("sleep new 1");
  }

  /** Asserts that they have the share of some seconds for which the other loop has computed. */
  void assertHalfBusy(double share, int seconds) throws Exception {
    ObjectName group = groupName(MeasuredShop.HALF_BUSY);

    assertThat((double) server.getAttribute(group, "UtilizationRatio"))
        .isCloseTo(share, within(0.15));
    assertThat(server.getAttribute(group, "Workers")).isEqualTo(1);
    assertThat(server.getAttribute(group, "TasksPending")).isEqualTo(0L);
    double busy = share * seconds;
    assertThat(times(MeasuredShop.HALF_BUSY, "active")).isPositive();
    // on a busy machine short iterations are stalls: they are blocked, not active
    assertThat(times(MeasuredShop.HALF_BUSY, "active") + times(MeasuredShop.HALF_BUSY, "blocked"))
        .isBetween(busy * 0.8, busy * 1.5);
    CompositeData iterations =
        (CompositeData) server.getAttribute(group, "IterationDurationSeconds");
    assertThat((double) iterations.get("sumSeconds")).isBetween(busy * 0.8, busy * 1.5);
    CompositeData delays = (CompositeData) server.getAttribute(group, "DelaySeconds");
    assertThat((long) delays.get("count")).isPositive();
  }

  /** Asserts that the operations do what they say; afterwards all numbers begin anew. */
  void assertOperations() throws Exception {
    assertReset();
    assertThat((String) server.invoke(name(), "summary", null, null)).contains("Thread.sleep");
    assertReport((String) server.invoke(name(), "report", null, null));
  }

  private void assertReset() throws Exception {
    server.invoke(name(), "reset", null, null);

    assertThat(sleeps()).allSatisfy(row -> assertThat(row.get("count")).isEqualTo(0L));
    assertThat(times(MeasuredShop.HALF_BUSY, "active")).isLessThan(1.0);
  }

  private static void assertReport(String html) {
    Document page = Jsoup.parse(html);

    assertThat(page.title()).contains("event loops");
    assertThat(page.text()).contains("Thread.sleep", "GET /orders/:id", "MeasuredShop.sleep");
    assertThat(page.select("[src], link:not([href^=data:])")).isEmpty();
  }

  private List<CompositeData> sleeps() throws Exception {
    CompositeData[] rows = (CompositeData[]) server.getAttribute(name(), "BlockingSeconds");
    return Arrays.stream(rows).filter(row -> "sleep".equals(row.get("category"))).toList();
  }

  private List<String> problems() throws Exception {
    CompositeData[] rows = (CompositeData[]) server.getAttribute(name(), "Problems");
    return Arrays.stream(rows)
        .map(row -> row.get("category") + " " + row.get("state") + " " + row.get("number"))
        .toList();
  }

  private double times(String group, String state) throws Exception {
    TabularData times = (TabularData) server.getAttribute(groupName(group), "TimeSeconds");
    return (double) times.get(new Object[] {state}).get("value");
  }
}
