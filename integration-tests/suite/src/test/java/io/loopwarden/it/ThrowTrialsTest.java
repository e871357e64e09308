package io.loopwarden.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.ObservedProgram;
import io.loopwarden.it.harness.Recording;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code mode=throw} leaves nothing broken behind: a refused call has had no effect, and what holds
 * a lock while it waits, or speaks a protocol, is never refused. All are reported.
 */
class ThrowTrialsTest {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String REFUSED = "io.loopwarden.api.BlockingCallException";
  private static final String RETURNED = "returned";
  private static final String CONCURRENT = "java.util.concurrent.";
  private static final String CHANNELS = "java.nio.channels.";

  private static final Map<String, String> BY_NATURE =
      Map.ofEntries(
          Map.entry("sleep", "java.lang.Thread.sleep"),
          Map.entry("timeUnitSleep", CONCURRENT + "TimeUnit.sleep"),
          Map.entry("lookUpOfKnownHost", "java.net.InetAddress.getAllByName"),
          Map.entry("lookUp", "java.net.InetAddress.getAllByName"),
          Map.entry("reverseLookUp", "java.net.InetAddress.getCanonicalHostName"),
          Map.entry("isReachable", "java.net.InetAddress.isReachable"),
          Map.entry("processStart", "java.lang.ProcessBuilder.start"),
          Map.entry("processWaitFor", "java.lang.Process.waitFor"),
          Map.entry("processWaitForTimed", "java.lang.Process.waitFor"),
          Map.entry("executeUpdate", "java.sql.Statement.executeUpdate"),
          Map.entry("executeBatch", "java.sql.Statement.executeBatch"),
          Map.entry("commit", "java.sql.Connection.commit"),
          Map.entry("rollback", "java.sql.Connection.rollback"),
          Map.entry("getConnection", "javax.sql.DataSource.getConnection"),
          Map.entry("exhaustedPool", "javax.sql.DataSource.getConnection"),
          Map.entry("socketConnect", "java.net.Socket.connect"),
          Map.entry("socketRead", "java.net.Socket$SocketInputStream.read"),
          Map.entry("socketWrite", "java.net.Socket$SocketOutputStream.write"),
          Map.entry("accept", "java.net.ServerSocket.accept"),
          Map.entry("datagramReceive", "java.net.DatagramSocket.receive"),
          Map.entry("channelConnect", CHANNELS + "SocketChannel.connect"),
          Map.entry("channelRead", CHANNELS + "SocketChannel.read"),
          Map.entry("channelWrite", CHANNELS + "SocketChannel.write"),
          Map.entry("channelAccept", CHANNELS + "ServerSocketChannel.accept"),
          Map.entry("pipeRead", CHANNELS + "Pipe.read"),
          Map.entry("urlConnection", "java.net.HttpURLConnection.getInputStream"),
          Map.entry("httpClient", "java.net.http.HttpClient.send"));

  private static final Map<String, String> NEVER_REFUSED =
      Map.ofEntries(
          Map.entry("tlsWrite", "java.net.Socket$SocketOutputStream.write"),
          Map.entry("tlsRead", "java.net.Socket$SocketInputStream.read"),
          Map.entry("lock", CONCURRENT + "locks.ReentrantLock.lock"),
          Map.entry("readLock", CONCURRENT + "locks.ReentrantReadWriteLock$ReadLock.lock"),
          Map.entry("conditionAwait", CONCURRENT + "locks.Condition.await"),
          Map.entry("queueTake", CONCURRENT + "LinkedBlockingQueue.take"),
          Map.entry("queuePut", CONCURRENT + "LinkedBlockingQueue.put"),
          Map.entry("barrierAwait", CONCURRENT + "CyclicBarrier.await"),
          Map.entry("delayQueueTake", CONCURRENT + "DelayQueue.take"),
          Map.entry("semaphoreAcquire", CONCURRENT + "Semaphore.acquire"),
          Map.entry("latchAwait", CONCURRENT + "CountDownLatch.await"),
          Map.entry("objectWait", "java.lang.Object.wait"),
          Map.entry("threadJoin", "java.lang.Thread.join"),
          Map.entry("futureJoin", CONCURRENT + "CompletableFuture.join"),
          Map.entry("invokeAny", CONCURRENT + "AbstractExecutorService.invokeAny"),
          Map.entry("awaitTermination", CONCURRENT + "ThreadPoolExecutor.awaitTermination"),
          Map.entry("watchServicePoll", "java.nio.file.WatchService.poll"));

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  @Execution(ExecutionMode.CONCURRENT)
  void nothingIsLeftBroken(Jdk jdk) {
    Recording recording;
    try (ObservedProgram program =
        ObservedProgram.start(
            "throw-trials",
            "operations",
            "com.example.operations.RefusalProgram",
            jdk,
            Agent.with("mode", "throw").and("threshold", "0").and("log.rate", "unlimited"))) {
      recording = program.awaitEnd(PATIENCE);
    }

    Map<String, List<String>> trials = trials(recording);
    Map<String, String> outcomes = new LinkedHashMap<>();
    trials.forEach((name, fields) -> outcomes.put(name, fields.get(3)));
    Map<String, String> expected = new LinkedHashMap<>();
    BY_NATURE.keySet().forEach(name -> expected.put(name, REFUSED));
    NEVER_REFUSED.keySet().forEach(name -> expected.put(name, RETURNED));
    assertThat(outcomes).containsExactlyInAnyOrderEntriesOf(expected);
    assertThat(trials.values()).allSatisfy(fields -> assertThat(fields.get(4)).isEqualTo("intact"));
    Map<String, String> operations = new LinkedHashMap<>(BY_NATURE);
    operations.putAll(NEVER_REFUSED);
    assertAll(
        operations.entrySet().stream()
            .map(entry -> () -> assertReported(recording, entry.getKey(), entry.getValue())));
  }

  /** With the stack that leads to the trial's code. */
  private static void assertReported(Recording recording, String trial, String operation) {
    assertThat(recording.log().blockingCalls())
        .as(trial)
        .anySatisfy(
            report -> {
              assertThat(report.eventLoop()).isEqualTo("trial-" + trial);
              assertThat(report.operation()).isEqualTo(operation);
              assertThat(report.stackTrace()).contains("com.example.operations.");
              assertThat(report.function()).startsWith("com.example.operations.");
            });
  }

  private static Map<String, List<String>> trials(Recording recording) {
    Map<String, List<String>> trials = new LinkedHashMap<>();
    recording.standardOutput().stream()
        .filter(line -> line.startsWith("trial\t"))
        .map(line -> List.of(line.split("\t", -1)))
        .forEach(fields -> trials.put(fields.get(1), fields));
    return trials;
  }
}
