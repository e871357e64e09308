package io.loopwarden.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.catalogue.CatalogueReader;
import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.finding.Frame;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationNamesTest {

  private static final Catalogue CATALOGUE = CatalogueReader.load();
  private static final Operation PARK =
      CATALOGUE.operation("java.util.concurrent.locks.LockSupport.park");
  private static final Operation READ =
      CATALOGUE.operation("java.net.Socket$SocketInputStream.read");
  private static final Operation FILES = CATALOGUE.operation("java.nio.file.Files.*");

  private final OperationNames names = new OperationNames(CATALOGUE);

  /** The name of an operation that the last of the functions, the application's, came to. */
  private Operation name(Operation operation, String... functions) {
    return names.nameOf(operation, stack(functions), functions.length - 1);
  }

  private static List<Frame> stack(String... functions) {
    List<Frame> stack = new ArrayList<>();
    for (String function : functions) {
      int dot = function.lastIndexOf('.');
      stack.add(new Frame(function.substring(0, dot), function.substring(dot + 1), null, 0));
    }
    return stack;
  }

  @ParameterizedTest
  @CsvSource({
    "java.util.concurrent.locks.ReentrantLock.lock, lock",
    "java.util.concurrent.locks.LockSupport.parkNanos, wait",
    "java.util.concurrent.CompletableFuture.join, future",
    "java.util.concurrent.FutureTask.get, future",
    "io.netty.util.concurrent.DefaultPromise.sync, future",
    "io.vertx.core.Future.await, future",
    "com.google.common.util.concurrent.AbstractFuture.get, future",
    "com.google.common.util.concurrent.FluentFuture$TrustedFuture.get, future",
    "redis.clients.jedis.Jedis.get, client",
  })
  void whatParkedIsNamedAfterWhatTheApplicationCalled(String caller, String category) {
    Operation named =
        name(PARK, "java.util.concurrent.locks.LockSupport.park", "x.Y.inner", caller, "a.App.m");

    assertThat(named.name()).isEqualTo(caller);
    assertThat(named.category()).isEqualTo(category);
    assertThat(named.remedy()).isEqualTo(CATALOGUE.remedy(category)).isNotBlank();
    assertThat(named.number()).isEqualTo(PARK.number());
    assertThat(named.blocking()).isFalse();
  }

  /** As Groovy calls methods while the program runs; in the order of a stack. */
  @Test
  void whatLooksForAMethodIsNotWhatTheApplicationCalled() {
    String called = "org.codehaus.groovy.runtime.ResourceGroovyMethods.getText";
    List<Frame> stack =
        stack(
            "java.net.HttpURLConnection.getInputStream",
            called,
            "org.codehaus.groovy.runtime.dgm$1451.doMethodInvoke",
            "org.codehaus.groovy.reflection.GeneratedMetaMethod$Proxy.doMethodInvoke",
            "groovy.lang.MetaClassImpl.invokeMethod",
            "org.codehaus.groovy.runtime.metaclass.ClosureMetaClass.invokeMethod",
            "org.codehaus.groovy.vmplugin.v8.IndyInterface.fromCache",
            "a.App$_closure1.doCall");

    int index = OperationNames.calledIndex(stack, stack.size() - 1);

    assertThat(stack.get(index).function()).isEqualTo(called);
  }

  @Test
  void aCallerOfNoKnownCategoryKeepsThatOfTheOperation() {
    Operation named =
        name(
            PARK,
            "java.util.concurrent.locks.LockSupport.park",
            "java.util.concurrent.ArrayBlockingQueue.take",
            "a.App.m");

    assertThat(named.name()).isEqualTo("java.util.concurrent.ArrayBlockingQueue.take");
    assertThat(named.category()).isEqualTo("wait");
    assertThat(named.remedy()).isEqualTo(PARK.remedy());
  }

  @Test
  void anOperationWithANameOfItsOwnKeepsItWhoeverCalled() {
    assertThat(name(READ, "java.net.Socket$SocketInputStream.read", "java.io.Reader.x", "a.App.m"))
        .isEqualTo(READ);
  }

  @Test
  void whatAClientDoesIsNamedAfterTheClient() {
    Operation named =
        name(
            READ,
            "java.net.Socket$SocketInputStream.read",
            "redis.clients.jedis.Connection.readBulk",
            "redis.clients.jedis.Jedis.get",
            "a.App.m");

    assertThat(named.name()).isEqualTo("redis.clients.jedis.Jedis.get");
    assertThat(named.category()).isEqualTo("client");
    assertThat(named.remedy()).isEqualTo(CATALOGUE.remedy("client"));
    assertThat(named.blocking()).isTrue();
  }

  @Test
  void aGeneratedClientHasTheCategoryOfWhatItCalls() {
    Operation named =
        name(
            PARK,
            "java.util.concurrent.locks.LockSupport.park",
            "io.grpc.stub.ClientCalls.blockingUnaryCall",
            "a.StockGrpc$StockBlockingStub.get",
            "a.App.m");

    assertThat(named.name()).isEqualTo("a.StockGrpc$StockBlockingStub.get");
    assertThat(named.category()).isEqualTo("client");
    assertThat(named.remedy()).isEqualTo(CATALOGUE.remedy("client"));
  }

  @Test
  void aStarStandsForTheMethodThatWasCalled() {
    Operation named = name(FILES, "java.nio.file.Files.readString", "a.App.m");

    assertThat(named.name()).isEqualTo("java.nio.file.Files.readString");
    assertThat(named.category()).isEqualTo("file");
  }

  @ParameterizedTest
  @CsvSource({
    "java.lang.reflect.Method.invoke",
    "jdk.internal.reflect.DirectMethodHandleAccessor.invoke",
    "java.lang.invoke.LambdaForm$DMH.invokeStatic",
  })
  void whatIsCalledByReflectionIsNamedNonetheless(String reflection) {
    String park = "java.util.concurrent.locks.LockSupport.park";
    String join = "java.util.concurrent.CompletableFuture.join";

    assertThat(name(PARK, park, reflection, "a.App.m").name()).isEqualTo(park);
    assertThat(name(PARK, park, join, reflection, "a.App.m").name()).isEqualTo(join);
  }

  @Test
  void aHiddenClassIsNamedAfterThePublicOne() {
    Operation named =
        name(
            PARK,
            "java.util.concurrent.locks.LockSupport.park",
            "java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject.await",
            "a.App.m");

    assertThat(named.name()).isEqualTo("java.util.concurrent.locks.Condition.await");
    assertThat(named.category()).isEqualTo("wait");
  }

  @Test
  void whatWaitedIsNamedAfterWhatTheApplicationCalled() {
    Operation getConnection = CATALOGUE.operation("javax.sql.DataSource.getConnection");
    String pool = "com.zaxxer.hikari.HikariDataSource.getConnection";

    Operation named = names.nameOfWaiting(getConnection, "pool", stack(pool, "a.App.m"), 1);

    assertThat(getConnection.whenWaiting()).isEqualTo("pool");
    assertThat(named.name()).isEqualTo(pool);
    assertThat(named.category()).isEqualTo("pool");
    assertThat(named.remedy()).isEqualTo(CATALOGUE.remedy("pool")).isNotBlank();
  }

  @Test
  void withoutTheApplicationThereIsNoCaller() {
    List<Frame> stack = stack("java.util.concurrent.locks.LockSupport.park", "x.Y.z");

    assertThat(names.nameOf(PARK, stack, 0)).isEqualTo(PARK);
    assertThat(names.nameOf(PARK, stack, -1)).isEqualTo(PARK);
    assertThat(names.nameOf(FILES, List.of(), -1)).isEqualTo(FILES);
  }

  @Test
  void aNameOfTheUsersStaysAsItWasWritten() {
    Operation own = PARK.named("com.acme.Orders$.load", "custom", "");

    assertThat(OperationNames.asWritten(own, own).name()).isEqualTo("com.acme.Orders$.load");
    assertThat(OperationNames.asWritten(own, PARK).name()).isEqualTo("com.acme.Orders.load");
  }
}
