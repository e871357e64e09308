package io.loopwarden.engine.metrics.jmx;

import java.lang.management.ManagementFactory;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/** The platform MBean server. */
public final class PlatformServer {

  private PlatformServer() {}

  /**
   * Whether there is one already; does not start it. Of all MBean servers it is the one that has
   * the JVM's own beans.
   */
  public static boolean exists() {
    for (MBeanServer server : MBeanServerFactory.findMBeanServer(null)) {
      if (server.isRegistered(runtime())) {
        return true;
      }
    }
    return false;
  }

  /** The server, which is started if there is none. */
  static MBeanServer get() {
    return ManagementFactory.getPlatformMBeanServer();
  }

  private static ObjectName runtime() {
    try {
      return new ObjectName(ManagementFactory.RUNTIME_MXBEAN_NAME);
    } catch (MalformedObjectNameException e) {
      throw new IllegalStateException(e); // it is a constant of the JDK
    }
  }
}
