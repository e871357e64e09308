package io.loopwarden.it.isolation;

import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;
import java.util.List;

/** The JVMs of this machine, as {@code jps} sees them. */
final class RunningJvms {
  private RunningJvms() {}

  /** The process id of the one JVM whose program arguments contain a word. */
  static long pidOf(String word) {
    List<String> pids =
        VirtualMachine.list().stream()
            .filter(jvm -> jvm.displayName().contains(word))
            .map(VirtualMachineDescriptor::id)
            .toList();
    if (pids.size() != 1) {
      throw new AssertionError("one JVM with " + word + " expected, not " + pids);
    }
    return Long.parseLong(pids.get(0));
  }
}
