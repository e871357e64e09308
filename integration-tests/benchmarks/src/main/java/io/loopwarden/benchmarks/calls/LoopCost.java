package io.loopwarden.benchmarks.calls;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import javax.constantdriver.ConstantStatement;
import javax.constantdriver.Layers;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What calls cost an event loop, by the clock of its thread. Public fields, as JMH reads them. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class LoopCost {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  public long loopCpuNanos;
  public long loopAllocatedBytes;
  public long calls;

  /** Makes calls of a driver, and adds what they cost. To be called on the event loop. */
  Void ofCalls(int number, ConstantStatement.Called statement, int layers) throws SQLException {
    long cpuNanosBefore = THREADS.getCurrentThreadCpuTime();
    long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
    for (int call = 0; call < number; call++) {
      Layers.query(statement, layers);
    }
    loopAllocatedBytes += THREADS.getCurrentThreadAllocatedBytes() - bytesBefore;
    loopCpuNanos += THREADS.getCurrentThreadCpuTime() - cpuNanosBefore;
    calls += number;
    return null;
  }
}
