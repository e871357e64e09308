package io.loopwarden.engine.code;

import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Classes of the application's that are the site only where the stack has no other one: those that
 * were generated, at run time or by a build, and those that may as well be a library's. Any thread
 * may ask.
 */
final class SecondaryClasses {

  private static final int MOST_NAMES = 16_384;

  /** What clients extend that a build generates from the description of a service. */
  private static final String[] GENERATED_CLIENTS = {
    "io.grpc.stub.AbstractStub", "org.apache.thrift.TServiceClient"
  };

  private final Set<String> names = ConcurrentHashMap.newKeySet();

  /** Adds a class that neither its kind nor its name shows. */
  void add(String className) {
    if (names.size() < MOST_NAMES) {
      names.add(className);
    }
  }

  /** Whether a class is one of them, once it was decided whose it is. */
  boolean include(Class<?> type) {
    return type.isHidden() || Proxy.isProxyClass(type) || include(type.getName());
  }

  /** The same, by its name. */
  boolean include(String className) {
    return GeneratedNames.isGenerated(className) || names.contains(className);
  }

  /**
   * Whether a class is a client that a build generated; in a shaded copy with another beginning.
   */
  static boolean isGeneratedClient(Class<?> type) {
    for (Class<?> c = type.getSuperclass(); c != null; c = c.getSuperclass()) {
      if (isBaseOfGeneratedClients(c.getName())) {
        return true;
      }
    }
    return false;
  }

  /** Whether a class is what such clients extend. */
  static boolean isBaseOfGeneratedClients(String className) {
    for (String base : GENERATED_CLIENTS) {
      if (className.endsWith(base)) {
        return true;
      }
    }
    return false;
  }
}
