package io.loopwarden.engine.work;

import io.loopwarden.engine.code.HandlerFrames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an event loop was doing, in words. Nothing here can hold a secret: names of classes, of
 * verticles and of routes, port numbers, and ids that look like ids.
 */
public final class WorkDescription {

  /** The class of the task that ran. */
  public static final String TASK = "task";

  /** The class of the channel handler that ran, unless it is a framework's. */
  public static final String HANDLER = "handler";

  /** The verticle's identifier. */
  public static final String VERTICLE = "verticle";

  /** The id of the verticle's deployment. */
  public static final String DEPLOYMENT = "deployment";

  /** The method of the HTTP request. */
  public static final String METHOD = "method";

  /** The pattern of the route that handled the request; the full name of a method of gRPC. */
  public static final String ROUTE = "route";

  /** The port of the channel's other end. */
  public static final String REMOTE_PORT = "remote_port";

  /** The channel's own port. */
  public static final String LOCAL_PORT = "local_port";

  /** The protocol that the channel's handlers speak. */
  public static final String PROTOCOL = "protocol";

  /** The trace of OpenTelemetry's current span, else of the application's logging context. */
  public static final String TRACE_ID = "trace_id";

  /** OpenTelemetry's current span, else the span in the application's logging context. */
  public static final String SPAN_ID = "span_id";

  /** The request in the application's logging context. */
  public static final String REQUEST_ID = "request_id";

  /** Which thread queued the task, and from where. */
  public static final String SCHEDULED_BY = "scheduled_by";

  /** Other characters than letters and digits that an id may have. */
  private static final String MARKS_OF_ID = "_.:/-";

  /** A client may send any other word, too. */
  private static final Set<String> METHODS_OF_HTTP =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

  private static final int LONGEST_ID = 64;

  private WorkDescription() {}

  /**
   * Puts it into words.
   *
   * @param stack the stack at that moment, innermost first
   * @return the words by the keys above, in that order; what is not known is missing
   */
  public static Map<String, String> of(@Nullable Work work, List<StackTraceElement> stack) {
    Map<String, String> words = new LinkedHashMap<>();
    if (work == null) {
      return words;
    }
    put(words, TASK, work.taskName());
    put(words, HANDLER, HandlerFrames.handler(stack));
    put(words, VERTICLE, verticle(work.context()));
    put(words, DEPLOYMENT, PublicMethods.call(work.context(), "deploymentID"));
    put(words, METHOD, Requests.method(work.routing()));
    put(words, ROUTE, Requests.route(work.route(), work.routing()));
    Channels.describe(work.pipeline(), words);
    SpanIds span = SpanIds.of(work.tracing());
    put(words, TRACE_ID, span == null ? id(work.traceId()) : span.trace());
    put(words, SPAN_ID, span == null ? id(work.spanId()) : span.span());
    put(words, REQUEST_ID, id(work.requestId()));
    return words;
  }

  /** The method, if it is one of HTTP's, and the route of the request; null if none is known. */
  public static @Nullable String route(Work work) {
    Object route = Requests.route(work.route(), work.routing());
    if (route == null) {
      return null;
    }
    return withMethod(Requests.method(work.routing()), route.toString());
  }

  /** The same of a framework's object for a request; null if none is known. */
  public static @Nullable String routeOfRequest(Object routing) {
    Object route = Requests.route(null, routing);
    return route == null ? null : withMethod(Requests.method(routing), route.toString());
  }

  /**
   * The same of the request that a thread of Vert.x works for, such as one that runs what {@code
   * executeBlocking} was given; null if none is known.
   */
  public static @Nullable String routeOf(Thread thread) {
    Object request = FollowedRequests.of(VertxContexts.of(thread), null);
    return request == null ? null : routeOfRequest(request);
  }

  /** Method and route of the request, of what is described in words; null if none is known. */
  public static @Nullable String route(Map<String, String> words) {
    String route = words.get(ROUTE);
    return route == null ? null : withMethod(words.get(METHOD), route);
  }

  /** Whether {@link #route(Map)} has what the words have under a key. */
  public static boolean isInRoute(String key, Map<String, String> words) {
    return key.equals(ROUTE)
        || key.equals(METHOD)
            && words.containsKey(ROUTE)
            && METHODS_OF_HTTP.contains(words.get(METHOD));
  }

  private static String withMethod(@Nullable Object method, String route) {
    return method instanceof String name && METHODS_OF_HTTP.contains(name)
        ? name + ' ' + route
        : route;
  }

  /** The trace; null if it is not known. */
  public static @Nullable String traceId(Work work) {
    SpanIds span = SpanIds.of(work.tracing());
    return span == null ? id(work.traceId()) : span.trace();
  }

  static void put(Map<String, String> words, String key, @Nullable Object value) {
    String text = value == null ? "" : value.toString();
    if (!text.isEmpty()) {
      words.put(key, text);
    }
  }

  private static @Nullable Object verticle(@Nullable Object context) {
    Object deployment = PublicMethods.call(context, "getDeployment");
    if (deployment != null) {
      return PublicMethods.call(deployment, "verticleIdentifier"); // Vert.x 4
    }
    Object outer = PublicMethods.call(context, "deployment");
    return PublicMethods.call(PublicMethods.call(outer, "deployment"), "identifier");
  }

  private static @Nullable String id(@Nullable Object value) {
    String text = value == null ? "" : value.toString();
    return isId(text) ? text : null;
  }

  private static boolean isId(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isPlain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (!isPlain && MARKS_OF_ID.indexOf(c) < 0) {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= LONGEST_ID;
  }
}
