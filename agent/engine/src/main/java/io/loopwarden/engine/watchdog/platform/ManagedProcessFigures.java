package io.loopwarden.engine.watchdog.platform;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the management beans report; needs the module {@code java.management}, and {@code
 * jdk.management} for CPU times. Collectors that also count concurrent work are left out.
 */
final class ManagedProcessFigures implements ProcessFigures {

  private final List<GarbageCollectorMXBean> collectors = new ArrayList<>();
  private final @Nullable ProcessCpu cpu;
  private final @Nullable ProcessFigures plain;

  ManagedProcessFigures() {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (!collector.getName().endsWith("Cycles")) {
        collectors.add(collector);
      }
    }
    cpu = openCpu();
    plain = cpu == null ? new PlainProcessFigures() : null;
  }

  private static @Nullable ProcessCpu openCpu() {
    try {
      return ProcessCpu.open();
    } catch (LinkageError e) {
      return null; // a runtime without the module jdk.management
    }
  }

  @Override
  public long gcMillis() {
    long millis = 0;
    for (GarbageCollectorMXBean collector : collectors) {
      millis += Math.max(0, collector.getCollectionTime());
    }
    return millis;
  }

  @Override
  public long cpuNanos() {
    return cpu != null ? cpu.nanos() : plain == null ? 0 : plain.cpuNanos();
  }
}
