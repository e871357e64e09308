package io.loopwarden.benchmarks.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the figures were taken on: a figure without its machine says nothing. */
public final class Machine {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  private Machine() {}

  /** Its processors, memory and system. */
  public static String describe() {
    OperatingSystemMXBean system = system();
    double memoryGibibytes = system.getTotalMemorySize() / (double) (1L << 30);
    return system.getAvailableProcessors()
        + " cores ("
        + processor()
        + "), "
        + Figures.fixed(memoryGibibytes, 1)
        + " GiB, "
        + system.getName()
        + " "
        + system.getArch();
  }

  /** The load average of the last minute: what ran on it, measured programs included. */
  public static String load() {
    return Figures.fixed(system().getSystemLoadAverage(), 1);
  }

  /**
   * The load average of a run.
   *
   * @param atTheBeginning what {@link #load} said when it began
   */
  public static String loadSince(String atTheBeginning) {
    return "load average " + atTheBeginning + " at the beginning, " + load() + " at the end";
  }

  private static OperatingSystemMXBean system() {
    return (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  }

  private static String processor() {
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown processor");
    } catch (IOException e) {
      return "unknown processor";
    }
  }
}
