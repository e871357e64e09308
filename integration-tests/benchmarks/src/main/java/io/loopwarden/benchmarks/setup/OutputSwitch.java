package io.loopwarden.benchmarks.setup;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import jdk.jfr.Recording;

/**
 * Switches those outputs of this JVM's agent on and off that cost something inside of it:
 * iterations for the timeline, events for a flight recording, reading of the MBeans. Reaches into
 * the agent.
 */
public final class OutputSwitch {

  private static final List<String> EVENTS =
      List.of("loopwarden.BlockingCall", "loopwarden.Occurrence", "loopwarden.Stall");
  private static final int SECONDS_BETWEEN_READS = 5;
  private static final long STALL_NANOS = 100_000_000;
  private static final long TIMELINE_NANOS = 1_000_000;

  private final ScheduledExecutorService readers =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "jmx-reader");
            thread.setDaemon(true);
            return thread;
          });
  private volatile boolean isOn;
  private Recording recording;

  public OutputSwitch() {
    readers.scheduleWithFixedDelay(this::readBeans, 1, SECONDS_BETWEEN_READS, TimeUnit.SECONDS);
  }

  /** From now on the agent has its log only. */
  public void off() {
    isOn = false;
    report(STALL_NANOS);
    if (recording != null) {
      recording.close();
      recording = null;
    }
  }

  /** From now on it has all outputs. */
  public void on() {
    report(TIMELINE_NANOS);
    recording = new Recording();
    EVENTS.forEach(recording::enable);
    recording.start();
    isOn = true;
  }

  /** How long an iteration takes of which the agent hears; only the timeline wants short ones. */
  private static void report(long nanos) {
    try {
      Class.forName("java.lang.LoopwardenIterations", true, null)
          .getMethod("stallThreshold", long.class)
          .invoke(null, nanos);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this agent's outputs cannot be switched", e);
    }
  }

  private void readBeans() {
    if (!isOn) {
      return;
    }
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    try {
      for (ObjectName name : server.queryNames(new ObjectName("io.loopwarden:*"), null)) {
        MBeanAttributeInfo[] infos = server.getMBeanInfo(name).getAttributes();
        String[] names = new String[infos.length];
        for (int i = 0; i < infos.length; i++) {
          names[i] = infos[i].getName();
        }
        server.getAttributes(name, names);
      }
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }
}
