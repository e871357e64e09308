package io.loopwarden.engine.code;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the channel handler that Netty called. Base classes of handlers, such as {@code
 * ByteToMessageDecoder}, say nothing: the class that extends them has the first frame above theirs.
 */
public final class HandlerFrames {

  /** What calls handlers; the rest of the name differs where Netty was moved. */
  private static final String CALLER = "netty.channel.AbstractChannelHandlerContext";

  private static final String NETTY = "netty.";

  private HandlerFrames() {}

  /** The class of the innermost handler that is no framework's, or null. */
  public static @Nullable String handler(List<StackTraceElement> stack) {
    int index = indexIn(stack);
    return index < 0 ? null : SourceNames.type(stack.get(index).getClassName());
  }

  /**
   * Where the innermost handler that is no framework's was called.
   *
   * @param stack the innermost frame first
   * @return its index, or -1
   */
  static int indexIn(List<StackTraceElement> stack) {
    for (int i = 1; i < stack.size(); i++) {
      if (callsHandler(stack, i)) {
        int handler = aboveNetty(stack, i);
        if (handler >= 0 && NamedOwners.isOfOthers(stack.get(handler))) {
          return handler;
        }
      }
    }
    return -1;
  }

  /** Where Netty called its own innermost handler, if nothing but Netty and the JDK is above. */
  static int ofNettyAlone(List<StackTraceElement> stack) {
    for (int i = 1; i < stack.size(); i++) {
      if (callsHandler(stack, i)) {
        int above = aboveNetty(stack, i);
        return above < 0 || NamedOwners.isOfJdk(stack.get(above)) ? i - 1 : -1;
      }
    }
    return -1;
  }

  private static boolean callsHandler(List<StackTraceElement> stack, int index) {
    return stack.get(index).getClassName().endsWith(CALLER)
        && !stack.get(index - 1).getClassName().endsWith(CALLER);
  }

  /** The first frame above Netty's own, or -1. */
  private static int aboveNetty(List<StackTraceElement> stack, int caller) {
    String name = stack.get(caller).getClassName();
    String netty = name.substring(0, name.length() - CALLER.length()) + NETTY;
    int above = caller - 1;
    while (above >= 0 && stack.get(above).getClassName().startsWith(netty)) {
      above--;
    }
    return above;
  }
}
