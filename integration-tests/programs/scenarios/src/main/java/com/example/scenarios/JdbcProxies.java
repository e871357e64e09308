package com.example.scenarios;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;

/** Dynamic proxies around JDBC objects, as frameworks for transactions and metrics make them. */
final class JdbcProxies {
  private static final List<Class<?>> WRAPPED =
      List.of(Connection.class, PreparedStatement.class, Statement.class, ResultSet.class);

  private JdbcProxies() {}

  /** A proxy that passes every call on, and wraps what it gets in return. */
  static <T> T wrap(Class<T> type, Object target) {
    Object proxy =
        Proxy.newProxyInstance(
            JdbcProxies.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> wrapped(method, call(target, method, arguments)));
    return type.cast(proxy);
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static Object wrapped(Method method, Object result) {
    Class<?> type = method.getReturnType();
    return result != null && WRAPPED.contains(type) ? wrap(type, result) : result;
  }
}
