package io.loopwarden.engine.work;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a node of Ktor's routing, of which the framework gives the text only: path and method in
 * one, such as {@code /orders/{id}/(method:GET)}. Other conditions of a route, such as a header,
 * stay in the path as they are written there.
 */
final class KtorRoutes {

  private static final Pattern METHOD = Pattern.compile("/?\\(method:([A-Z]+)\\)");

  private KtorRoutes() {}

  /** Whether an object is a node of Ktor's routing. */
  static boolean isOne(Object routing) {
    return routing.getClass().getName().startsWith("io.ktor.server.routing.");
  }

  /** The method; null if the route is for all. */
  static @Nullable String method(Object node) {
    Matcher method = METHOD.matcher(node.toString());
    return method.find() ? method.group(1) : null;
  }

  static String path(Object node) {
    String path = METHOD.matcher(node.toString()).replaceAll("");
    return path.isEmpty() ? "/" : path;
  }
}
