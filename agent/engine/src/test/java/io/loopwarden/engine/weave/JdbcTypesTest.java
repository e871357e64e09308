package io.loopwarden.engine.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.RecordingEngine;
import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.catalogue.CatalogueReader;
import io.loopwarden.engine.catalogue.Target;
import io.loopwarden.engine.weave.fixture.Jdbc;
import io.loopwarden.engine.weave.plan.JdbcTypes;
import io.loopwarden.engine.weave.plan.WeavePlan;
import io.loopwarden.hooks.LoopwardenLoops;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcTypesTest {

  private static final String QUERY = "executeQuery(Ljava/lang/String;)Ljava/sql/ResultSet;";
  private static final String UPDATE = "executeUpdate(Ljava/lang/String;)I";

  private final Catalogue catalogue = CatalogueReader.load();
  private final JdbcTypes types = new JdbcTypes(catalogue);

  /** The operations that are woven into a class, by method. */
  private Map<String, String> woven(Class<?> type) {
    WeavePlan plan = types.addTo(null, Woven.classFile(type));
    Map<String, String> found = new TreeMap<>();
    for (Method method : type.getDeclaredMethods()) {
      String signature = Woven.signature(method);
      Target target =
          plan == null
              ? null
              : plan.target(
                  method.getModifiers(),
                  method.getName(),
                  signature.substring(method.getName().length()));
      if (target != null) {
        found.put(signature, target.operation().name());
      }
    }
    return found;
  }

  @Test
  void aStatementIsOneByItsInterface() {
    assertThat(woven(Jdbc.OneStatement.class))
        .containsOnly(
            Map.entry(QUERY, "java.sql.Statement.executeQuery"),
            Map.entry(UPDATE, "java.sql.Statement.executeUpdate"));
  }

  @Test
  void aPreparedStatementIsAStatementToo() {
    assertThat(woven(Jdbc.OnePreparedStatement.class))
        .containsOnly(
            Map.entry("execute()Z", "java.sql.PreparedStatement.execute"),
            Map.entry("execute(Ljava/lang/String;)Z", "java.sql.Statement.execute"));
  }

  @Test
  void aStatementWithoutTheInterfaceIsOneByItsMethods() {
    assertThat(woven(Jdbc.StatementWithoutInterface.class))
        .containsOnly(
            Map.entry(QUERY, "java.sql.Statement.executeQuery"),
            Map.entry(UPDATE, "java.sql.Statement.executeUpdate"));
  }

  @Test
  void resultsWithoutTheInterfaceAreSomeByTheirMethods() {
    assertThat(woven(Jdbc.ResultsWithoutInterface.class))
        .containsOnly(Map.entry("next()Z", "java.sql.ResultSet.next"));
  }

  @Test
  void aConnectionThroughAnInterfaceOfTheDriverIsOneByItsMethods() {
    assertThat(woven(Jdbc.OneConnection.class))
        .containsOnly(
            Map.entry(
                "prepareStatement(Ljava/lang/String;)Ljava/sql/PreparedStatement;",
                "java.sql.Connection.prepareStatement"),
            Map.entry("commit()V", "java.sql.Connection.commit"));
  }

  @Test
  void aDriverThatIsNotAskedForItsUrlConnectsToNothing() {
    WeavePlan plan = types.addTo(null, Woven.classFile(Jdbc.OneDriver.class));

    assertThat(
            plan.target(
                    Modifier.PUBLIC,
                    "connect",
                    "(Ljava/lang/String;Ljava/util/Properties;)Ljava/sql/Connection;")
                .advice())
        .isEqualTo(Target.Advice.RESULT);
  }

  @ParameterizedTest
  @ValueSource(classes = {Jdbc.OneSource.class, Jdbc.Unpooled.class})
  void whatADataSourceReturnsThatIsNoPoolWasOpened(Class<?> type) {
    assertThat(advice(type, "getConnection()Ljava/sql/Connection;"))
        .isEqualTo(Target.Advice.RESULT);
  }

  @Test
  void aPoolsConnectionsAreOpenedByItsSource() {
    assertThat(advice(Jdbc.OneSource.class, "getPooledConnection()Ljavax/sql/PooledConnection;"))
        .isEqualTo(Target.Advice.RESULT);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {Jdbc.OnePool.class, Jdbc.Closeable.class, Jdbc.Tracing.class, Jdbc.Routing.class})
  void whatPoolsAndTheirWrappersReturnWasOpenBefore(Class<?> type) {
    assertThat(advice(type, "getConnection()Ljava/sql/Connection;"))
        .isEqualTo(Target.Advice.ALWAYS);
  }

  private Target.@Nullable Advice advice(Class<?> type, String method) {
    WeavePlan plan = types.addTo(null, Woven.classFile(type));
    int parenthesis = method.indexOf('(');
    Target target =
        plan.target(
            Modifier.PUBLIC, method.substring(0, parenthesis), method.substring(parenthesis));
    return target == null ? null : target.advice();
  }

  @ParameterizedTest
  @ValueSource(
      classes = {Jdbc.OwnConnection.class, Jdbc.User.class, Jdbc.Cursor.class, Object.class})
  void interfacesUsersAndStrangersAreNone(Class<?> type) {
    assertThat(types.addTo(null, Woven.classFile(type))).isNull();
  }

  @Test
  void theWovenClassTellsOfItsCalls() throws Exception {
    RecordingEngine engine = new RecordingEngine();
    engine.connect(0);
    byte[] original = Woven.classFile(Jdbc.ResultsWithoutInterface.class);
    Class<?> type =
        new Woven.Loader()
            .with(Woven.weave(original, types.addTo(null, original)))
            .load(Jdbc.ResultsWithoutInterface.class);
    Object rows = type.getConstructor().newInstance();
    Method next = type.getMethod("next");
    LoopwardenLoops.register(Thread.currentThread(), engine);
    try {
      assertThat(next.invoke(rows)).isEqualTo(true);
      assertThat(next.invoke(rows)).isEqualTo(true);
      assertThat(next.invoke(rows)).isEqualTo(false);
    } finally {
      LoopwardenLoops.unregister(Thread.currentThread(), engine);
    }

    int code = catalogue.operation("java.sql.ResultSet.next").code();
    assertThat(engine.codes).containsExactly(code, code, code);
  }
}
