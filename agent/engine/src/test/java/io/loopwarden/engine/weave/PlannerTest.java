package io.loopwarden.engine.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.catalogue.CatalogueReader;
import io.loopwarden.engine.weave.fixture.Bodies;
import io.loopwarden.engine.weave.fixture.Jdbc;
import io.loopwarden.engine.weave.fixture.Sleepers;
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
    byte[] unread = {};

    WeavePlan plan =
        planner.planFor(application, "io/netty/util/internal/ThreadExecutorMap", unread);

    assertThat(plan.part()).isEqualTo(WeavePlan.Part.EXECUTOR_MAP);
  }

  @Test
  void whatMentionsNeitherSleepNorJdbcIsOfNoInterest() {
    assertThat(planFor(application, Bodies.class)).isNull();
  }
}
