package io.loopwarden.engine.code;

import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Names futures of frameworks by their class. Many frameworks have an interface {@code Future};
 * Netty's is known by {@code DefaultPromise}, a public class of the same package. The JDK's futures
 * keep the name that was written, as do those whose class is not for others to use.
 */
final class PublicFutures {

  private PublicFutures() {}

  /**
   * The class of the future that was called, or null if the name that was written is the better
   * one.
   *
   * @param call the call as the class file has it
   */
  static @Nullable String nameOf(Invocation call, MethodFrame called) {
    Class<?> type = called.type();
    boolean isLibrarys = type != null && type.getClassLoader() != null;
    if (type == null || !isLibrarys || !call.name().equals(called.methodName())) {
      return null;
    }
    return isFuture(call.ownerName(), type) && DeclaringTypes.isApi(type) ? type.getName() : null;
  }

  /** Whether what was written is an interface of futures in the package of the class. */
  private static boolean isFuture(String written, Class<?> type) {
    for (Class<?> one : DeclaringTypes.all(type)) {
      if (one.getName().equals(written)) {
        return one.isInterface()
            && Future.class.isAssignableFrom(one)
            && one.getPackageName().equals(type.getPackageName());
      }
    }
    return false;
  }
}
