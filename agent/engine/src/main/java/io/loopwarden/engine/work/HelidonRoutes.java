package io.loopwarden.engine.work;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the route of a request of Helidon 3. The request has the place in the list of routes, which
 * can be in a list of a service below a path. A route keeps its path only as a regular expression.
 */
final class HelidonRoutes {

  private static final String GROUP = "(?<";

  private HelidonRoutes() {}

  /** Whether an object is a request of Helidon 3. */
  static boolean isOne(Object request) {
    return request.getClass().getName().startsWith("io.helidon.webserver.RequestRouting$");
  }

  /** The path as the application wrote it; null if that is not known. */
  static @Nullable String path(Object request) {
    Object crawler = PrivateFields.valueOf(request, "crawler");
    StringBuilder path = new StringBuilder();
    while (PrivateFields.valueOf(crawler, "routes") instanceof List<?> routes
        && PrivateFields.valueOf(crawler, "index") instanceof Integer index
        && index >= 0
        && index < routes.size()) {
      Object route = routes.get(index);
      Object matcher = PrivateFields.valueOf(route, "pathMatcher");
      if (matcher != null) {
        String last = written(matcher);
        return last == null ? null : path.append(last).toString();
      }
      String prefix = written(PrivateFields.valueOf(route, "pathContext"));
      path.append(prefix == null || prefix.equals("/") ? "" : prefix);
      crawler = PrivateFields.valueOf(crawler, "subCrawler");
    }
    return null;
  }

  private static @Nullable String written(@Nullable Object matcher) {
    Object pattern = PrivateFields.valueOf(matcher, "pattern");
    if (pattern instanceof Pattern expression
        && PrivateFields.valueOf(matcher, "paramToGroupName") instanceof Map<?, ?> groups) {
      return withNames(expression.pattern(), groups);
    }
    return pattern instanceof String text ? text : null;
  }

  /** A regular expression with the names of parameters instead of their groups. */
  private static String withNames(String expression, Map<?, ?> groups) {
    String path = expression;
    for (Map.Entry<?, ?> group : groups.entrySet()) {
      int begin = path.indexOf(GROUP + group.getValue() + ">");
      if (begin >= 0) {
        path =
            path.substring(0, begin)
                + "{"
                + group.getKey()
                + "}"
                + path.substring(end(path, begin));
      }
    }
    return path.replace("\\", "");
  }

  /** Where a group ends that begins at an index. */
  private static int end(String expression, int begin) {
    int depth = 0;
    for (int i = begin; i < expression.length(); i++) {
      char c = expression.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        return i + 1;
      }
    }
    return expression.length();
  }
}
