package io.loopwarden.it.stalls;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.EventRequest;
import java.time.Duration;
import java.util.Map;

/**
 * A debugger, attached to a JVM.
 *
 * @param jvm the JVM
 */
record Debugger(VirtualMachine jvm) implements AutoCloseable {

  /** What a JVM needs to let a debugger in. */
  static final String FLAG = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=0";

  private static final long PATIENCE_MILLIS = 30_000;

  /** Attaches to a JVM that has printed the address at which it listens. */
  static Debugger attach(String listeningLine) throws Exception {
    AttachingConnector connector =
        Bootstrap.virtualMachineManager().attachingConnectors().stream()
            .filter(one -> one.name().equals("com.sun.jdi.SocketAttach"))
            .findAny()
            .orElseThrow();
    Map<String, Connector.Argument> arguments = connector.defaultArguments();
    arguments.get("hostname").setValue("127.0.0.1");
    arguments.get("port").setValue(listeningLine.substring(listeningLine.lastIndexOf(' ') + 1));
    return new Debugger(connector.attach(arguments));
  }

  /** Suspends all threads for a while when a method is called. */
  void suspendAt(String className, String method, Duration duration) throws Exception {
    BreakpointRequest breakpoint =
        jvm.eventRequestManager()
            .createBreakpointRequest(
                jvm.classesByName(className).get(0).methodsByName(method).get(0).location());
    breakpoint.setSuspendPolicy(EventRequest.SUSPEND_ALL);
    breakpoint.enable();
    EventSet events = awaitBreakpoint();
    Thread.sleep(duration.toMillis());
    jvm.eventRequestManager().deleteEventRequest(breakpoint);
    events.resume();
  }

  private EventSet awaitBreakpoint() throws InterruptedException {
    EventSet events = jvm.eventQueue().remove(PATIENCE_MILLIS);
    while (events != null && events.stream().noneMatch(BreakpointEvent.class::isInstance)) {
      events.resume();
      events = jvm.eventQueue().remove(PATIENCE_MILLIS);
    }
    if (events == null) {
      throw new AssertionError("no thread came to the breakpoint");
    }
    return events;
  }

  @Override
  public void close() {
    jvm.dispose();
  }
}
