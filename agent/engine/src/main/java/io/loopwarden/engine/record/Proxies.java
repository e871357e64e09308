package io.loopwarden.engine.record;

import io.loopwarden.engine.finding.Frame;
import java.lang.StackWalker.StackFrame;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/**
 * Names what a dynamic proxy's class stands for: the interface whose method the application called.
 */
final class Proxies {

  private Proxies() {}

  /**
   * The frames, the one above the site under its interface's name if it is a dynamic proxy's.
   *
   * @param frames the frames as the JVM gave them
   * @param stack the same as text, with some more before them
   * @param added how many more
   * @param siteIndex where the site is in the stack
   */
  static List<Frame> named(List<StackFrame> frames, List<Frame> stack, int added, int siteIndex) {
    int index = siteIndex - 1 - added;
    if (index < 0 || !stack.get(siteIndex - 1).className().contains("$Proxy")) {
      return stack;
    }
    Frame proxy = stack.get(siteIndex - 1);
    String type = interfaceOf(frames.get(index).getDeclaringClass(), proxy);
    List<Frame> named = new ArrayList<>(stack);
    named.set(siteIndex - 1, new Frame(type, proxy.methodName(), proxy.file(), proxy.line()));
    return named;
  }

  private static String interfaceOf(Class<?> proxy, Frame frame) {
    if (!Proxy.isProxyClass(proxy)) {
      return frame.className();
    }
    for (Class<?> type : proxy.getInterfaces()) {
      for (Method method : type.getMethods()) {
        if (method.getName().equals(frame.methodName())) {
          return method.getDeclaringClass().getName();
        }
      }
    }
    return frame.className();
  }
}
