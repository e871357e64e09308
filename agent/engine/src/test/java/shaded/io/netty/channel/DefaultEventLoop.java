package shaded.io.netty.channel;

/** Passes for Netty's event loop without I/O, which serves as a pool. */
public class DefaultEventLoop implements EventLoop {
  @Override
  public void run() {}
}
