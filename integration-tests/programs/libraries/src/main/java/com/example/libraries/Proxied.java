package com.example.libraries;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.jboss.weld.environment.se.Weld;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.interceptor.ExposeInvocationInterceptor;

/** Calls beans through the classes that Spring and Weld generate for them. */
final class Proxied {
  private static int databases;

  private final Stock stock = ofSpring(new Stock());
  private final Shelf shelf =
      new Weld()
          .disableDiscovery()
          .addBeanClass(Shelf.class)
          .initialize()
          .select(Shelf.class)
          .get();

  /** Generates the classes, which is no part of what is tested. */
  Proxied() throws InterruptedException {
    stock.count();
    shelf.count();
    ofSpring(new HikariDataSource());
  }

  /** A bean of the application that Spring proxies by a subclass. */
  static class Stock {
    int count() throws InterruptedException {
      TimeUnit.MILLISECONDS.sleep(20);
      return 1;
    }
  }

  /** A bean of the application with a client proxy of CDI. */
  @ApplicationScoped
  static class Shelf {
    int count() throws InterruptedException {
      TimeUnit.MILLISECONDS.sleep(20);
      return 1;
    }
  }

  /** Uses each of them, and a pool that Spring proxies as for a scope. */
  String use() throws InterruptedException, SQLException {
    return stock.count() + shelf.count() + lend();
  }

  private String lend() throws SQLException {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl("jdbc:h2:mem:proxied" + databases++);
    pool.setMaximumPoolSize(1);
    HikariDataSource proxy = ofSpring(pool);
    Connection connection = proxy.getConnection();
    return connection.toString();
  }

  @SuppressWarnings("unchecked")
  private static <T> T ofSpring(T bean) {
    ProxyFactory factory = new ProxyFactory(bean);
    factory.setProxyTargetClass(true);
    factory.addAdvice(ExposeInvocationInterceptor.INSTANCE);
    return (T) factory.getProxy();
  }
}
