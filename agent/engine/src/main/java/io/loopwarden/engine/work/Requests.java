package io.loopwarden.engine.work;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The method and the route of a request, from the object that a framework has for it: a routing
 * context of Vert.x, an exchange of WebFlux, a request of Micronaut, a context of Armeria, a call
 * of gRPC, a request of Helidon. A route is the pattern that the application wrote, never a path,
 * which can hold a secret.
 */
final class Requests {

  /** Where WebFlux and Micronaut leave the route that they have found, among the attributes. */
  private static final String[] PATTERNS = {
    "org.springframework.web.reactive.HandlerMapping.bestMatchingPattern",
    "micronaut.http.route.template"
  };

  /** Where Spring Cloud Gateway leaves its route; the pattern is that of all routes then. */
  private static final String GATEWAY_ROUTE =
      "org.springframework.cloud.gateway.support.ServerWebExchangeUtils.gatewayRoute";

  private Requests() {}

  /** The method of the request, such as GET; null if that is not known. */
  static @Nullable Object method(@Nullable Object routing) {
    if (routing != null && KtorRoutes.isOne(routing)) {
      return KtorRoutes.method(routing);
    }
    Object request = firstOf(routing, "request", "getRequest");
    Object method = firstOf(request == null ? routing : request, "method", "getMethod");
    return method instanceof String ? method : PublicMethods.call(method, "name");
  }

  /**
   * The route of the request; null if that is not known.
   *
   * @param route the route of vertx-web that handles it; null if none does, or that has returned
   */
  static @Nullable Object route(@Nullable Object route, @Nullable Object routing) {
    if (routing != null && KtorRoutes.isOne(routing)) {
      return KtorRoutes.path(routing);
    }
    Object found = ofAttributes(routing);
    if (found == null) {
      Object config = PublicMethods.call(routing, "config");
      found = PublicMethods.call(PublicMethods.call(config, "route"), "patternString");
    }
    if (found == null) {
      found = ofResource(routing);
    }
    if (found == null && routing != null && GrpcCalls.isOne(routing)) {
      found = GrpcCalls.method(routing);
    }
    if (found == null && routing != null && HelidonRoutes.isOne(routing)) {
      found = HelidonRoutes.path(routing);
    }
    return found == null ? ofVertx(route, routing) : found;
  }

  private static @Nullable Object firstOf(@Nullable Object target, String first, String second) {
    Object found = PublicMethods.call(target, first);
    return found == null ? PublicMethods.call(target, second) : found;
  }

  private static @Nullable Object ofAttributes(@Nullable Object routing) {
    Object attributes = PublicMethods.call(routing, "getAttributes");
    if (attributes != null && !(attributes instanceof Map)) {
      attributes = PublicMethods.call(attributes, "asMap");
    }
    if (!(attributes instanceof Map<?, ?> values)) {
      return null;
    }
    Object gateway = PublicMethods.call(values.get(GATEWAY_ROUTE), "getId");
    if (gateway != null) {
      return gateway;
    }
    for (String key : PATTERNS) {
      Object pattern = values.get(key);
      if (pattern != null) {
        return pattern;
      }
    }
    return null;
  }

  /** The path of a resource of RESTEasy, which Quarkus uses: that of its class and its method. */
  private static @Nullable Object ofResource(@Nullable Object routing) {
    Object resource = PublicMethods.call(routing, "getTarget");
    Object ofClass =
        PrivateFields.valueOf(PublicMethods.call(resource, "getClassPath"), "template");
    Object ofMethod = PrivateFields.valueOf(PublicMethods.call(resource, "getPath"), "template");
    if (ofClass == null || ofMethod == null) {
      return null;
    }
    return ofMethod.equals("/") ? ofClass : below(ofClass.toString(), ofMethod);
  }

  private static @Nullable Object ofVertx(@Nullable Object handling, @Nullable Object routing) {
    Object route = handling == null ? PublicMethods.call(routing, "currentRoute") : handling;
    Object path = PublicMethods.call(route, "getPath");
    if (path != null && Boolean.FALSE.equals(PublicMethods.call(route, "isExactPath"))) {
      path = path + "*"; // which the route keeps as that flag
    }
    if (path == null) {
      path = PublicMethods.call(route, "getPattern");
    }
    if (path == null) {
      path = PublicMethods.call(route, "getName");
    }
    Object mount = path == null ? null : PublicMethods.call(routing, "mountPoint");
    return mount == null || path == null ? path : below(mount.toString(), path);
  }

  private static String below(String mount, Object path) {
    String prefix = mount.endsWith("/") ? mount.substring(0, mount.length() - 1) : mount;
    return prefix + path;
  }
}
