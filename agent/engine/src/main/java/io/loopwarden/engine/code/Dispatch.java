package io.loopwarden.engine.code;

import java.util.List;

/**
 * Finds what an event loop dispatched to, in a stack without a frame of the application: the
 * handler of a route, a channel handler, or the task of a library.
 */
public final class Dispatch {

  /** What calls the handlers of routes, by the beginning of its class's name. */
  private static final String[] ROUTERS = {
    "io.vertx.ext.web.impl.RouteState",
    "io.vertx.ext.web.impl.RouteImpl",
    "org.springframework.web.reactive.result.method.InvocableHandlerMethod",
    "org.springframework.web.reactive.function.server.support.HandlerFunctionAdapter"
  };

  private Dispatch() {}

  /**
   * Where it is.
   *
   * @param stack the innermost frame first, no frame being the application's
   * @return its index; -1 if nothing but frameworks' own code shows
   */
  public static int indexIn(List<StackTraceElement> stack) {
    int handler = ofRoute(stack);
    if (handler < 0) {
      handler = HandlerFrames.indexIn(stack);
    }
    if (handler < 0) {
      handler = outermostLibrary(stack);
    }
    return handler < 0 ? HandlerFrames.ofNettyAlone(stack) : handler;
  }

  private static int ofRoute(List<StackTraceElement> stack) {
    int above = -1;
    for (int i = 0; i < stack.size(); i++) {
      StackTraceElement frame = stack.get(i);
      if (isRouter(frame.getClassName())) {
        return above;
      }
      if (!NamedOwners.isOfJdk(frame)) {
        above = i;
      }
    }
    return -1;
  }

  private static boolean isRouter(String className) {
    for (String router : ROUTERS) {
      if (className.startsWith(router)) {
        return true;
      }
    }
    return false;
  }

  private static int outermostLibrary(List<StackTraceElement> stack) {
    for (int i = stack.size() - 1; i >= 0; i--) {
      if (NamedOwners.isOfOthers(stack.get(i))) {
        return i;
      }
    }
    return -1;
  }
}
