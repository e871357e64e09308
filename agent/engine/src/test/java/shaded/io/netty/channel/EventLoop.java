package shaded.io.netty.channel;

/** Passes for Netty's interface in a shaded copy. */
public interface EventLoop extends Runnable {}
