package io.loopwarden.engine.weave;

import static io.loopwarden.engine.weave.Woven.classFile;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.RecordingEngine;
import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.catalogue.CatalogueReader;
import io.loopwarden.engine.catalogue.Target;
import io.loopwarden.engine.weave.classfile.ClassFiles;
import io.loopwarden.engine.weave.fixture.Sleepers;
import io.loopwarden.engine.weave.fixture.Waiters;
import io.loopwarden.engine.weave.plan.NativeCalls;
import io.loopwarden.engine.weave.plan.WeavePlan;
import io.loopwarden.hooks.LoopwardenLoops;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NativeCallsTest {

  private final Catalogue catalogue = CatalogueReader.load();
  private final NativeCalls calls = NativeCalls.of(catalogue.targets());

  @Test
  void onlyWhatIsNativeOnThisJdkIsCaughtAtItsCallers() {
    Target sleep =
        new Target(Woven.OPERATION, "java/lang/Thread", "sleep(J)V", Target.Advice.CALLERS, null);
    Target yield =
        new Target(Woven.OPERATION, "java/lang/Thread", "join()V", Target.Advice.CALLERS, null);
    boolean isNative = Runtime.version().feature() < 19; // JDK-8286176: sleep of a virtual thread

    assertThat(NativeCalls.of(List.of(sleep)).isEmpty()).isEqualTo(!isNative);
    assertThat(NativeCalls.of(List.of(yield)).isEmpty()).isTrue();
    assertThat(calls.isEmpty()).isEqualTo(!isNative);
  }

  @Test
  void whatDoesNotExistOnThisJdkIsNotCaught() {
    Target gone =
        new Target(Woven.OPERATION, "java/lang/Gone", "m()V", Target.Advice.CALLERS, null);
    Target noSuchMethod =
        new Target(Woven.OPERATION, "java/lang/Thread", "m()V", Target.Advice.CALLERS, null);

    assertThat(NativeCalls.of(List.of(gone, noSuchMethod)).isEmpty()).isTrue();
  }

  /** Where {@code Thread.sleep(long)} is a native: on later JDKs it is woven itself. */
  @Nested
  @EnabledForJreRange(max = JRE.JAVA_18)
  class OnJdk17 {

    private final RecordingEngine engine = new RecordingEngine();
    private final int code = catalogue.operation("java.lang.Thread.sleep").code();

    @BeforeEach
    void becomeEventLoop() {
      engine.connect(code);
      LoopwardenLoops.register(Thread.currentThread(), engine);
    }

    @AfterEach
    void becomeOrdinary() {
      LoopwardenLoops.unregister(Thread.currentThread(), engine);
    }

    @ParameterizedTest
    @ValueSource(
        classes = {
          Sleepers.Direct.class,
          Sleepers.InLambda.class,
          Sleepers.Reference.class,
          Sleepers.Inheriting.class,
          Sleepers.ThroughSubclass.class
        })
    void aCallIsCaught(Class<?> caller) throws Exception {
      byte[] woven = weave(caller);

      assertThat(woven).isNotNull();
      nap(caller, woven);
      assertThat(engine.codes).containsExactly(code);
    }

    @ParameterizedTest
    @ValueSource(
        classes = {
          Sleepers.WithNanos.class,
          Sleepers.Own.class,
          Sleepers.OfAnInstance.class,
          Sleepers.Handle.class
        })
    void whatIsNoCallOfTheNativeStays(Class<?> caller) {
      assertThat(weave(caller)).isNull();
    }

    /** What no method of a class can call takes no reading of its instructions. */
    @Test
    void theConstantPoolTellsWhetherACallIsPossible() {
      assertThat(mayOccurIn(Sleepers.Direct.class)).isTrue();
      assertThat(mayOccurIn(Sleepers.Reference.class)).isTrue();
      assertThat(mayOccurIn(Sleepers.Inheriting.class)).isTrue();
      assertThat(mayOccurIn(Sleepers.WithNanos.class)).isFalse();
    }

    private boolean mayOccurIn(Class<?> caller) {
      return calls.mayOccurIn(ClassFiles.reader(Woven.classFile(caller)));
    }

    /** A known false negative: telling it needs the superclass of another class. */
    @Test
    void aCallOfWhatASuperclassInheritsIsMissed() {
      assertThat(weave(Sleepers.InheritingTwice.class)).isNull();
    }

    @Test
    void aMethodOfThatNameOfSomebodyElseIsStillTheOneThatIsCalled() throws Exception {
      Sleepers.Own.slept = 0;
      byte[] woven = weave(Sleepers.OfAnother.class);

      nap(Sleepers.OfAnother.class, woven != null ? woven : classFile(Sleepers.OfAnother.class));

      assertThat(Sleepers.Own.slept).isEqualTo(100);
      assertThat(engine.codes).isEmpty();
    }

    @Test
    void aThreadsOwnMethodOfThatNameStays() throws Exception {
      byte[] woven = weave(Sleepers.OwnOfAThread.class);
      Class<?> type =
          nap(
              Sleepers.OwnOfAThread.class,
              woven != null ? woven : classFile(Sleepers.OwnOfAThread.class));

      assertThat(type.getField("slept").get(null)).isEqualTo(100);
      assertThat(engine.codes).isEmpty();
    }

    @Test
    void aWaitIsCaughtWhateverItsMonitorIs() throws Exception {
      nap(Waiters.Monitors.class, weave(Waiters.Monitors.class));

      // Known false negative: the fourth is a bound reference, whose receiver insists on its type.
      assertThat(engine.codes).hasSize(3).containsOnly(code);
    }

    @Test
    void aReferenceToTheWaitOfAnyMonitorWorks() throws Exception {
      byte[] woven = weave(Waiters.Referring.class);

      nap(
          Waiters.Referring.class,
          woven != null ? woven : Woven.classFile(Waiters.Referring.class));

      assertThat(engine.codes).isEmpty();
    }

    private byte @Nullable [] weave(Class<?> caller) {
      WeavePlan plan = new WeavePlan();
      plan.weaveCalls();
      return Woven.weaver(calls).weave(Woven.classFile(caller), plan);
    }

    private Class<?> nap(Class<?> caller, byte[] woven) throws Exception {
      Class<?> type = new Woven.Loader().with(woven).load(caller);
      assertThat(type).isNotSameAs(caller);
      type.getMethod("nap").invoke(null);
      return type;
    }
  }
}
