package io.loopwarden.engine.watchdog.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.RecordingEngine;
import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.catalogue.CatalogueReader;
import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.config.ConfigurationReader;
import io.loopwarden.engine.watchdog.sampling.Sample;
import io.loopwarden.hooks.LoopwardenHooks;
import io.loopwarden.hooks.LoopwardenLoop;
import io.loopwarden.hooks.LoopwardenLoops;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which operation an event loop is in that has not come back. */
class StuckOperationTest {

  private final Catalogue catalogue = CatalogueReader.load();
  private final RecordingEngine engine = new RecordingEngine();
  private final StuckOperation stuck =
      new StuckOperation(catalogue, new CodeOwners(ConfigurationReader.read("", List.of()), null));

  @BeforeEach
  void register() {
    engine.connect(0);
    LoopwardenLoops.register(Thread.currentThread(), engine);
  }

  @AfterEach
  void unregister() {
    LoopwardenLoops.unregister(Thread.currentThread(), engine);
  }

  private LoopwardenLoop enter(String operation) {
    return LoopwardenHooks.enter(catalogue.operation(operation).code());
  }

  private Operation current() {
    LoopwardenLoop loop = LoopwardenLoops.find(Thread.currentThread());
    return Objects.requireNonNull(stuck.of(Objects.requireNonNull(loop)));
  }

  @Test
  void aPoolThatHasOnlyWaitedHasNoConnectionFree() {
    LoopwardenLoop call = enter("javax.sql.DataSource.getConnection");
    assertThat(current().category()).isEqualTo("jdbc");

    assertThat(enter("java.util.concurrent.locks.LockSupport.park")).isNull();
    assertThat(current().category()).isEqualTo("pool");
    assertThat(current().remedy()).isEqualTo(catalogue.remedy("pool"));
    LoopwardenHooks.exit(call);
  }

  /**
   * A stream that waited before may be a pipe; its operation is named by the method all the same.
   */
  @Test
  void aStreamIsNamedByTheMethodThatWasCalled() {
    LoopwardenLoop call = enter("java.io.FileOutputStream.*");
    enter("java.util.concurrent.locks.LockSupport.park");
    List<StackTraceElement> stack =
        List.of(
            new StackTraceElement("java.io.FileOutputStream", "writeBytes", null, -2),
            new StackTraceElement("java.io.FileOutputStream", "write", null, 367),
            new StackTraceElement("com.acme.Orders", "load", "Orders.java", 42));
    Sample sample = new Sample(1, Sample.State.NATIVE, stack, 1, "", null, null, false);

    assertThat(stuck.named(current(), List.of(sample)))
        .extracting(Operation::name, Operation::category)
        .containsExactly("java.io.FileOutputStream.write", "process");
    LoopwardenHooks.exit(call);
  }

  @Test
  void aPoolForWhichAConnectionWasOpenedOpensConnections() {
    LoopwardenLoop call = enter("javax.sql.DataSource.getConnection");
    enter("java.util.concurrent.locks.LockSupport.park");
    LoopwardenHooks.exitWith("connection", null);

    assertThat(current().category()).isEqualTo("jdbc");
    LoopwardenHooks.exit(call);
  }
}
