package com.example.isolation;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.implementation.MethodCall;

/** Classes made at run time, by the application's own Byte Buddy, each of which blocks. */
final class DistinctSites {
  private DistinctSites() {}

  /**
   * Makes as many as wanted.
   *
   * @param prefix what their names begin with
   */
  static List<Callable<Void>> make(String prefix, int count) throws ReflectiveOperationException {
    List<Callable<Void>> sites = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sites.add(make(prefix + i));
    }
    return sites;
  }

  @SuppressWarnings("unchecked") // it is given this interface here
  private static Callable<Void> make(String name) throws ReflectiveOperationException {
    return (Callable<Void>)
        new ByteBuddy(ClassFileVersion.JAVA_V8)
            .subclass(Object.class)
            .implement(Callable.class)
            .name("com.example.isolation.generated." + name)
            .defineMethod("call", Object.class, Modifier.PUBLIC)
            .intercept(
                MethodCall.invoke(Thread.class.getMethod("sleep", long.class))
                    .with(1L)
                    .andThen(FixedValue.nullValue()))
            .make()
            .load(DistinctSites.class.getClassLoader(), ClassLoadingStrategy.Default.WRAPPER)
            .getLoaded()
            .getDeclaredConstructor()
            .newInstance();
  }
}
