package io.loopwarden.engine.metrics.jmx;

import io.loopwarden.engine.metrics.Measurements;
import io.loopwarden.engine.metrics.WayOut;
import io.loopwarden.engine.report.Reporter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
  private final Set<String> registered = new HashSet<>();

  /** Makes beans that are not registered yet. */
  public JmxBeans(Measurements measurements, Reporter reporter) {
    this.reading = new JmxReading(measurements);
    this.reporter = reporter;
  }

  @Override
  public void everySecond(List<String> groups) {
    register(NAME, new LoopsBean(reading, reporter), LoopsMXBean.class);
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
