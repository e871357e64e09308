package com.example.faults.runtime;

import io.netty.util.internal.logging.InternalLogger;
import io.netty.util.internal.logging.InternalLoggerFactory;
import java.lang.reflect.Proxy;

/** Netty's log, without a library for logs and without the module java.logging. */
final class SilentLoggers extends InternalLoggerFactory {
  @Override
  protected InternalLogger newInstance(String name) {
    return (InternalLogger)
        Proxy.newProxyInstance(
            SilentLoggers.class.getClassLoader(),
            new Class<?>[] {InternalLogger.class},
            (proxy, method, arguments) -> {
              if (method.getReturnType() == boolean.class) {
                return false;
              }
              return method.getName().equals("name") ? name : null;
            });
  }
}
