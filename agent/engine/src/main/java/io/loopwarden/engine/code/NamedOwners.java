package io.loopwarden.engine.code;

import org.jspecify.annotations.Nullable;

/** Whose code a class is as far as its name shows it: the JDK's, or a well-known framework's. */
final class NamedOwners {

  private NamedOwners() {}

  /** Read from a file, so only once it is needed. */
  private static final class Frameworks {
    static final KnownFrameworks LIST = new KnownFrameworks();
  }

  /** The list of well-known frameworks. */
  static KnownFrameworks frameworks() {
    return Frameworks.LIST;
  }

  /** Whether a class is one of a well-known framework. */
  static boolean isOfFramework(String className) {
    return Frameworks.LIST.claim(className);
  }

  /** Whether a frame is neither the JDK's nor a well-known framework's. */
  static boolean isOfOthers(StackTraceElement frame) {
    return !isOfJdk(frame) && !isOfFramework(frame.getClassName());
  }

  /** Whether a frame is the JDK's. */
  static boolean isOfJdk(StackTraceElement frame) {
    return isOfJdk(frame.getModuleName()) || isOfJdk(frame.getClassName());
  }

  /** Whether a module, or a class of no module, is the JDK's; not those of proxies' classes. */
  static boolean isOfJdk(@Nullable String name) {
    return name != null
        && (name.startsWith("java.")
            || name.startsWith("jdk.") && !name.startsWith("jdk.proxy")
            || name.startsWith("sun."));
  }
}
