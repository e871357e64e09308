package io.loopwarden.engine.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.catalogue.CatalogueReader;
import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.catalogue.Target;
import io.loopwarden.engine.weave.fixture.Bodies;
import io.loopwarden.engine.weave.fixture.Jdbc;
import io.loopwarden.engine.weave.fixture.Sleepers;
import io.loopwarden.engine.weave.plan.Planner;
import io.loopwarden.engine.weave.plan.WeavePlan;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlannerTest {

  private static final int PUBLIC = java.lang.reflect.Modifier.PUBLIC;
  private static final boolean NATIVE_SLEEP = Runtime.version().feature() < 19;

  private final Planner planner = new Planner(CatalogueReader.load());
  private final ClassLoader application = PlannerTest.class.getClassLoader();

  private @Nullable WeavePlan planFor(@Nullable ClassLoader loader, Class<?> type) {
    return planner.planFor(loader, type.getName().replace('.', '/'), Woven.classFile(type));
  }

  @Test
  void classesOfTheJdkAreWovenByName() {
    WeavePlan plan = planFor(null, java.net.Socket.class);

    assertThat(plan.target(PUBLIC, "connect", "(Ljava/net/SocketAddress;I)V").operation().name())
        .isEqualTo("java.net.Socket.connect");
    assertThat(plan.target(PUBLIC, "connect", "(Ljava/net/SocketAddress;)V")).isNull();
    assertThat(plan.calls()).isFalse();
    assertThat(planFor(null, String.class)).isNull();
  }

  /** Its copy of the API belongs to the bootstrap loader, as the JDK's classes do. */
  @Test
  void theJavaAgentOfOpenTelemetryIsFollowed() {
    String storage =
        "io/opentelemetry/javaagent/shaded/io/opentelemetry/context/ThreadLocalContextStorage";

    assertThat(planner.planFor(null, storage, new byte[0]).part())
        .isEqualTo(WeavePlan.Part.ACTIVITY);
    assertThat(planner.planFor(null, storage + "$ScopeImpl", new byte[0]).part())
        .isEqualTo(WeavePlan.Part.ACTIVITY);
  }

  @Test
  void whatAProgramMarksIsWovenFromThenOn() {
    Catalogue catalogue = CatalogueReader.load().withMarked();
    Operation marked = catalogue.operation(Catalogue.MARKED);
    assertThat(planFor(application, Bodies.class)).isNull();

    planner.mark(target(marked, Bodies.class, "run()V"));

    assertThat(planFor(application, Bodies.class).target(0, "run", "()V").operation())
        .isEqualTo(marked);
    assertThat(planFor(application, Bodies.class).target(0, "run", "(I)V")).isNull();
  }

  /** Waits are never refused, whatever a program says: they hold locks. */
  @Test
  void whatAProgramMarksTakesThePlaceOfWhatWasKnownButForWaits() {
    Operation marked = CatalogueReader.load().withMarked().operation(Catalogue.MARKED);

    planner.mark(target(marked, java.io.File.class, "length()J"));
    planner.mark(target(marked, LockSupport.class, "park()V"));

    assertThat(planFor(null, java.io.File.class).target(PUBLIC, "length", "()J").operation())
        .isEqualTo(marked);
    assertThat(planFor(null, LockSupport.class).target(PUBLIC, "park", "()V").operation())
        .isNotEqualTo(marked);
  }

  @Test
  void threadsAreToldOfOnceThatIsAskedFor() {
    assertThat(planFor(null, Thread.class).part()).isEqualTo(WeavePlan.Part.NONE);

    planner.tellThreads();

    assertThat(planFor(null, Thread.class).part()).isEqualTo(WeavePlan.Part.THREAD_START);
    assertThat(planFor(null, Thread.class).target(PUBLIC, "join", "(J)V")).isNotNull();
  }

  private static Target target(Operation operation, Class<?> type, String method) {
    return new Target(
        operation, type.getName().replace('.', '/'), method, Target.Advice.ALWAYS, null);
  }

  @Test
  void thePlatformsLoaderHasClassesOfTheJdkToo() {
    assertThat(planFor(ClassLoader.getPlatformClassLoader(), java.sql.DriverManager.class))
        .isNotNull();
  }

  @Test
  void reflectionIsWovenWhereSleepIsNative() {
    assertThat(planner.isNamed("java/lang/reflect/Method")).isEqualTo(NATIVE_SLEEP);
    assertThat(planner.isNamed("java/lang/invoke/MethodHandles$Lookup")).isEqualTo(NATIVE_SLEEP);
    assertThat(planner.isNamed("java/lang/Thread")).isTrue();
  }

  @Test
  void driversAreWovenByWhatTheyAre() {
    WeavePlan plan = planFor(application, Jdbc.OneStatement.class);

    assertThat(plan.target(PUBLIC, "executeUpdate", "(Ljava/lang/String;)I")).isNotNull();
    assertThat(plan.part()).isEqualTo(WeavePlan.Part.NONE);
    assertThat(planFor(application, Jdbc.StatementWithoutInterface.class)).isNotNull();
    assertThat(planFor(application, Jdbc.ResultsWithoutInterface.class)).isNotNull();
    assertThat(planFor(application, Jdbc.User.class)).isNull();
  }

  @Test
  void callersOfSleepAreWovenWhereItIsNative() {
    WeavePlan plan = planFor(application, Sleepers.Direct.class);

    assertThat(plan != null && plan.calls()).isEqualTo(NATIVE_SLEEP);
  }

  @Test
  void nettysRecordOfExecutorsIsWoven() {
    assertThat(partOf("io/netty/util/internal/ThreadExecutorMap"))
        .isEqualTo(WeavePlan.Part.EXECUTOR_MAP);
  }

  private WeavePlan.Part partOf(String internalName) {
    byte[] anyClass = Woven.classFile(Bodies.class);
    WeavePlan plan = planner.planFor(application, internalName, anyClass);
    return plan == null ? WeavePlan.Part.NONE : plan.part();
  }

  @Test
  void whereDeadlocksShowIsWoven() {
    assertThat(partOf("io/netty/util/concurrent/DefaultPromise"))
        .isEqualTo(WeavePlan.Part.DEADLOCK_CHECK);
    assertThat(partOf("shaded/io/netty/util/concurrent/DefaultPromise"))
        .isEqualTo(WeavePlan.Part.DEADLOCK_CHECK);
    assertThat(partOf("io/kinetty/util/concurrent/DefaultPromise")).isEqualTo(WeavePlan.Part.NONE);
    assertThat(partOf("io/vertx/core/Future")).isEqualTo(WeavePlan.Part.COMPLETION);
  }

  @Test
  void aClassWithAPartIsWovenForTheRestToo() {
    WeavePlan plan =
        planner.planFor(
            application,
            "io/netty/util/concurrent/DefaultPromise",
            Woven.classFile(Sleepers.Direct.class));

    assertThat(plan != null && plan.calls()).isEqualTo(NATIVE_SLEEP);
  }

  @Test
  void whatMentionsNeitherSleepNorJdbcIsOfNoInterest() {
    assertThat(planFor(application, Bodies.class)).isNull();
  }
}
