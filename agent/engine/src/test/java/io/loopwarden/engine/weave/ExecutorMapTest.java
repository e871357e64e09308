package io.loopwarden.engine.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.RecordingEngine;
import io.loopwarden.engine.weave.plan.NettyExecutors;
import io.loopwarden.engine.weave.plan.WeavePlan;
import io.loopwarden.hooks.LoopwardenLoops;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Netty's record of executors, in both of its forms, as sources of ours. */
class ExecutorMapTest {

  private static final String NAME = "io.netty.util.internal.ThreadExecutorMap";

  private final RecordingEngine engine = new RecordingEngine();

  @BeforeEach
  void connect() {
    engine.connect(0);
  }

  @AfterEach
  void becomeOrdinary() {
    LoopwardenLoops.unregister(Thread.currentThread(), engine);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io/netty/util/internal/ThreadExecutorMap",
        "io/grpc/netty/shaded/io/netty/util/internal/ThreadExecutorMap",
        "netty/util/internal/ThreadExecutorMap",
        "a/b/netty/util/internal/ThreadExecutorMap"
      })
  void nettysOwnAndEveryShadedCopyAreKnown(String name) {
    assertThat(NettyExecutors.isExecutorMap(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io/notnetty/util/internal/ThreadExecutorMap",
        "io/netty/util/internal/ThreadExecutorMap$1",
        "io/netty/util/internal/ThreadExecutorMaps",
        "io/netty/util/ThreadExecutorMap",
        "ThreadExecutorMap",
        ""
      })
  void nothingElseIs(String name) {
    assertThat(NettyExecutors.isExecutorMap(name)).isFalse();
  }

  @Test
  void theMethodOfOlderNettyTells() throws Exception {
    Class<?> map =
        woven(
            """
            private static void setCurrentEventExecutor(String executor) { last = executor; }
            public static void set(String executor) { setCurrentEventExecutor(executor); }
            """);

    set(map, "loop 1");
    assertThat(engine.events).containsExactly("asked loop 1", "started");

    set(map, null);
    assertThat(engine.events).containsExactly("asked loop 1", "started", "ended");
  }

  @Test
  void theMethodOfNewerNettyTells() throws Exception {
    Class<?> map =
        woven(
            """
            public static String setCurrentExecutor(String executor) {
              String previous = last; last = executor; return previous;
            }
            public static void set(String executor) { setCurrentExecutor(executor); }
            """);

    set(map, "loop 1");
    set(map, null);

    assertThat(engine.events).containsExactly("asked loop 1", "started", "ended");
  }

  @Test
  void otherMethodsSayNothing() throws Exception {
    Map<String, byte[]> classFiles =
        compile(
            """
            public static void set(String executor) { last = executor; }
            public static void setCurrentExecutor(String a, String b) { last = a + b; }
            public static void setCurrentExecutor() { last = null; }
            public static void setCurrentExecutor(int a) { last = null; }
            """);

    assertThat(Woven.weaver().weave(classFiles.get(NAME), plan())).isNull();
  }

  private static void set(Class<?> map, String executor) throws Exception {
    map.getMethod("set", String.class).invoke(null, executor);
    assertThat(map.getField("last").get(null)).isEqualTo(executor);
  }

  private static Class<?> woven(String body) throws Exception {
    return new Woven.Loader().with(Woven.weave(compile(body).get(NAME), plan())).load(NAME);
  }

  private static Map<String, byte[]> compile(String body) throws Exception {
    return Sources.compile(
        NAME,
        "package io.netty.util.internal; public final class ThreadExecutorMap {"
            + "public static String last;"
            + body
            + "}");
  }

  private static WeavePlan plan() {
    WeavePlan plan = new WeavePlan();
    plan.part(WeavePlan.Part.EXECUTOR_MAP);
    return plan;
  }
}
