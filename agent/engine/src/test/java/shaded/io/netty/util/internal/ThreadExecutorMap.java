package shaded.io.netty.util.internal;

/** Has the name of Netty's, under a prefix. */
public final class ThreadExecutorMap {
  private ThreadExecutorMap() {}

  /** As Netty's. */
  public static Object setCurrentExecutor(Object executor) {
    return executor;
  }
}
