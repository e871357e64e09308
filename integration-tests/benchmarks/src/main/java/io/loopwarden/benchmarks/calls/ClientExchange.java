package io.loopwarden.benchmarks.calls;

import com.sun.management.ThreadMXBean;
import io.loopwarden.benchmarks.exchanges.org.springframework.web.reactive.DispatcherHandler;
import io.loopwarden.benchmarks.exchanges.reactor.netty.http.client.HttpClientConnect.Exchange;
import io.loopwarden.benchmarks.exchanges.reactor.netty.http.client.HttpClientConnect.HttpClientHandler;
import io.loopwarden.benchmarks.exchanges.reactor.netty.http.client.HttpClientConnect.Operations;
import io.loopwarden.benchmarks.exchanges.reactor.netty.http.client.HttpClientConnect.OtherHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Exchanges of a client with other servers, over a pool of channels, each for a request of its own.
 * Measured by the clock of the event loop's thread.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ClientExchange {

  private static final int EXCHANGES_PER_BATCH = 10_000;
  private static final int CHANNELS = 64;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final DispatcherHandler dispatcher = DispatcherHandler.create();
  private final Operations[] operations = new Operations[CHANNELS];
  private EventLoops loops;

  /** What exchanges cost the event loop's thread. Public fields, as JMH reads them. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class ExchangeCost {
    public long loopCpuNanos;
    public long loopAllocatedBytes;
    public long exchanges;
  }

  @Setup
  public void start() {
    for (int i = 0; i < CHANNELS; i++) {
      operations[i] = new Operations(new EmbeddedChannel());
    }
    loops = EventLoops.start(1);
  }

  @TearDown
  public void stop() {
    loops.close();
    for (Operations each : operations) {
      each.channel().close();
    }
  }

  @Benchmark
  @OperationsPerInvocation(EXCHANGES_PER_BATCH)
  public Object followed(ExchangeCost cost) {
    return loops.call(() -> exchange(HttpClientHandler::new, cost));
  }

  @Benchmark
  @OperationsPerInvocation(EXCHANGES_PER_BATCH)
  public Object control(ExchangeCost cost) {
    return loops.call(() -> exchange(OtherHandler::new, cost));
  }

  private Object exchange(Supplier<Exchange> exchanges, ExchangeCost cost) {
    Object last = null;
    long bytes = threads.getCurrentThreadAllocatedBytes();
    long cpuNanos = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < EXCHANGES_PER_BATCH; i++) {
      dispatcher.handle(new Object());
      Exchange exchange = exchanges.get();
      exchange.get();
      last = exchange.requestWithBody(operations[i % CHANNELS]);
    }
    cost.loopCpuNanos += threads.getCurrentThreadCpuTime() - cpuNanos;
    cost.loopAllocatedBytes += threads.getCurrentThreadAllocatedBytes() - bytes;
    cost.exchanges += EXCHANGES_PER_BATCH;
    return last;
  }
}
