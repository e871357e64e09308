package io.loopwarden.engine.watchdog.platform;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/** The CPU time of the process; needs the module {@code jdk.management}. */
final class ProcessCpu {

  private final OperatingSystemMXBean bean;

  private ProcessCpu(OperatingSystemMXBean bean) {
    this.bean = bean;
  }

  /** The one of this process, or null if the JVM does not have it. */
  static @Nullable ProcessCpu open() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean bean
        ? new ProcessCpu(bean)
        : null;
  }

  /** The CPU time of all threads so far, in nanoseconds. */
  long nanos() {
    return bean.getProcessCpuTime();
  }
}
