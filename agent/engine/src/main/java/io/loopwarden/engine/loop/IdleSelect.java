package io.loopwarden.engine.loop;

import io.loopwarden.engine.code.OwnFrames;
import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Distinguishes the selector that an event loop idles on from one that a task waits on, by who
 * selects. Asked once for each selector of a loop.
 */
public final class IdleSelect implements Function<Stream<StackFrame>, Boolean> {

  private static final String[] LOOPS = {
    "netty.channel.nio.NioEventLoop",
    "netty.channel.nio.NioIoHandler",
    "netty.channel.epoll.EpollEventLoop",
    "netty.channel.epoll.EpollIoHandler",
    "netty.channel.kqueue.KQueueEventLoop",
    "netty.channel.kqueue.KQueueIoHandler",
    "netty.channel.uring.IoUringIoHandler"
  };

  private static final String WRAPPER = "netty.channel.nio.SelectedSelectionKeySetSelector";

  /** What the loops of other transports wait in. */
  private static final String EPOLL = "netty.channel.epoll.Native";

  private static final String KQUEUE = "netty.channel.kqueue.Native";
  private static final String URING = "netty.channel.uring.SubmissionQueue";

  private static final StackWalker WALKER = StackWalker.getInstance();

  /** Whether the innermost frame that is neither the JDK's nor ours is of Netty's event loop. */
  public boolean isOnStack() {
    return WALKER.walk(this);
  }

  @Override
  public Boolean apply(Stream<StackFrame> stack) {
    Iterator<StackFrame> frames = stack.iterator();
    while (frames.hasNext()) {
      String type = frames.next().getClassName();
      if (!isBetween(type)) {
        return isLoop(type);
      }
    }
    return true;
  }

  private static boolean isBetween(String type) {
    return type.startsWith("sun.nio.ch.")
        || OwnFrames.contain(type)
        || type.endsWith(WRAPPER)
        || type.endsWith(EPOLL)
        || type.endsWith(KQUEUE)
        || type.endsWith(URING);
  }

  private static boolean isLoop(String type) {
    for (String loop : LOOPS) {
      if (type.endsWith(loop)) {
        return true;
      }
    }
    return false;
  }
}
