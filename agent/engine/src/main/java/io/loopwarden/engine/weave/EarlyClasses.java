package io.loopwarden.engine.weave;

import io.loopwarden.engine.weave.plan.NettyExecutors;
import io.loopwarden.engine.weave.plan.Planner;
import io.loopwarden.engine.weave.plan.WeavePlan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The application's classes that were loaded before the transformer was in place, so that it has
 * never seen them: those of an AOT cache, which the JVM links before any agent starts, and those
 * that an agent before this one has used.
 *
 * <p>Only classes of the system class loader are kept. It lives as long as the JVM, so nothing is
 * kept alive by this.
 */
final class EarlyClasses {

  private static final String JDBC = "java.sql.";
  private static final String JDBC_EXTENSION = "javax.sql.";

  private final Planner planner;
  private final List<Class<?>> application = new ArrayList<>();
  private final List<Class<?>> jdbcInterfaces = new ArrayList<>();

  private EarlyClasses(Planner planner) {
    this.planner = planner;
  }

  /**
   * Finds them.
   *
   * @param loaded all classes of this JVM
   */
  static EarlyClasses among(Class<?>[] loaded, Planner planner) {
    EarlyClasses early = new EarlyClasses(planner);
    ClassLoader system = ClassLoader.getSystemClassLoader();
    for (Class<?> type : loaded) {
      if (type.getClassLoader() == system) {
        if (!type.isArray() && !type.isHidden()) {
          early.application.add(type);
        }
      } else if (type.isInterface() && isOfJdbc(type.getName())) {
        early.jdbcInterfaces.add(type);
      }
    }
    return early;
  }

  private static boolean isOfJdbc(String name) {
    return name.startsWith(JDBC) || name.startsWith(JDBC_EXTENSION);
  }

  /** The classes by which Netty reports that event loops start. */
  List<Class<?>> announcers() {
    List<Class<?>> found = new ArrayList<>();
    for (Class<?> type : application) {
      if (announces(type)) {
        found.add(type);
      }
    }
    return found;
  }

  private static boolean announces(Class<?> type) {
    if (!NettyExecutors.mayAnnounce(type.getName())) {
      return false;
    }
    WeavePlan.Part part = partOf(type);
    return part == WeavePlan.Part.EXECUTOR_MAP || part == WeavePlan.Part.EXECUTOR_RUN;
  }

  /** The other classes that are to be woven. */
  List<Class<?>> others() {
    List<Class<?>> jdbc = jdbcTypes();
    List<Class<?>> found = new ArrayList<>();
    for (Class<?> type : application) {
      boolean possible =
          partOf(type) != WeavePlan.Part.NONE
              || planner.isNamedForApplication(internalName(type))
              || !planner.nativeCalls().isEmpty()
              || jdbc.contains(type);
      if (possible && !announces(type) && ClassesBeforeAttach.mayNeedWeaving(type, planner)) {
        found.add(type);
      }
    }
    return found;
  }

  /** Of some classes, those that event loops depend on and that the transformer has not seen. */
  static List<Class<?>> missed(List<Class<?>> types, Transformer transformer) {
    List<Class<?>> missed = new ArrayList<>();
    for (Class<?> type : types) {
      if (partOf(type) != WeavePlan.Part.NONE && !transformer.hasProcessed(internalName(type))) {
        missed.add(type);
      }
    }
    return missed;
  }

  /**
   * What may be a class of JDBC: a class that implements one of its interfaces, and its
   * superclasses, in which the work may be done. Only their class files are read: reading those of
   * a whole cache would cost more than the cache saves.
   */
  private List<Class<?>> jdbcTypes() {
    List<Class<?>> found = new ArrayList<>();
    for (Class<?> type : application) {
      if (implementsJdbc(type)) {
        Class<?> self = type;
        while (self != null && self.getClassLoader() == type.getClassLoader()) {
          if (!found.contains(self)) {
            found.add(self);
          }
          self = self.getSuperclass();
        }
      }
    }
    return found;
  }

  private boolean implementsJdbc(Class<?> type) {
    for (Class<?> jdbc : jdbcInterfaces) {
      if (jdbc.isAssignableFrom(type)) {
        return !type.isInterface();
      }
    }
    return false;
  }

  private static WeavePlan.Part partOf(Class<?> type) {
    return Planner.applicationPart(loaderOf(type), internalName(type));
  }

  private static ClassLoader loaderOf(Class<?> type) {
    @Nullable ClassLoader loader = type.getClassLoader();
    return loader == null ? ClassLoader.getSystemClassLoader() : loader;
  }

  static String internalName(Class<?> type) {
    return type.getName().replace('.', '/');
  }
}
