package io.loopwarden.engine.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.catalogue.CatalogueReader;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import shaded.io.netty.util.internal.ThreadExecutorMap;

/** Classes that were loaded before the transformer was in place. */
class EarlyClassesTest {

  private final List<String> failures = new ArrayList<>();
  private final List<Class<?>> retransformed = new ArrayList<>();

  @Test
  void theClassThatAnnouncesEventLoopsIsOfferedAtOnce() {
    installation(true).findEarly();

    assertThat(retransformed).containsExactly(ThreadExecutorMap.class);
  }

  @Test
  void oneThatTheJvmDoesNotOfferIsNamedOnce() {
    installation(false).findEarly();

    assertThat(retransformed).isEmpty();
    assertThat(failures).containsExactly(ThreadExecutorMap.class.getName());
  }

  /** In a JVM that had loaded such a class, which can or cannot be modified any more. */
  private Installation installation(boolean modifiable) {
    Instrumentation jvm =
        (Instrumentation)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Instrumentation.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "getAllLoadedClasses" ->
                          new Class<?>[] {String.class, ThreadExecutorMap.class, getClass()};
                      case "isModifiableClass" -> modifiable;
                      case "retransformClasses" -> {
                        retransformed.addAll(List.of((Class<?>[]) arguments[0]));
                        yield null;
                      }
                      default -> throw new UnsupportedOperationException(method.getName());
                    });
    return new Installation(
        jvm,
        CatalogueReader.load(),
        new Transformer.Listener() {
          @Override
          public void eventLoopsAppear() {
            // nothing to start here
          }

          @Override
          public void weavingFailed(String className, Throwable reason) {
            failures.add(className);
          }
        });
  }
}
