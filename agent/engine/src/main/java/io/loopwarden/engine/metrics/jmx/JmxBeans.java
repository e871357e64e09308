package io.loopwarden.engine.metrics.jmx;

import io.loopwarden.engine.health.HealthStatus;
import io.loopwarden.engine.metrics.Measurements;
import io.loopwarden.engine.metrics.WayOut;
import io.loopwarden.engine.page.ReportPage;
import io.loopwarden.engine.report.Reporter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/**
 * The MBeans: one for the JVM, and one for each group of event loops from when it appears on. Used
 * by the metrics' own thread: an MBean server runs code of the host when beans are registered.
 */
public final class JmxBeans implements WayOut {

  private static final String NAME = "io.loopwarden:type=Loops";

  private final JmxReading reading;
  private final Reporter reporter;
  private final Supplier<ReportPage> page;
  private final Supplier<HealthStatus> health;
  private final Set<String> registered = new HashSet<>();

  /**
   * Makes beans that are not registered yet.
   *
   * @param page what was found so far, for the HTML report
   * @param health whether event loops answer
   */
  public JmxBeans(
      Measurements measurements,
      Reporter reporter,
      Supplier<ReportPage> page,
      Supplier<HealthStatus> health) {
    this.reading = new JmxReading(measurements);
    this.reporter = reporter;
    this.page = page;
    this.health = health;
  }

  @Override
  public void everySecond(List<String> groups) {
    register(NAME, new LoopsBean(reading, reporter, page, health), LoopsMXBean.class);
    for (String group : groups) {
      String name = NAME + ",group=" + ObjectName.quote(group);
      register(name, new LoopGroupBean(reading, group), LoopGroupMXBean.class);
    }
  }

  private <T> void register(String name, T bean, Class<T> type) {
    if (registered.add(name)) { // also if it fails: it would again
      try {
        PlatformServer.get()
            .registerMBean(new StandardMBean(bean, type, true), new ObjectName(name));
      } catch (JMException e) {
        // the host's MBean server does not want it
      }
    }
  }
}
