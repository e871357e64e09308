package com.example.faults.stack;

import io.netty.channel.IoEventLoop;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.RejectedExecutionHandlers;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;

/**
 * One event loop whose tasks are in queues of the JDK. Where the stack ends amid an insertion,
 * Netty's own queue is left with a gap, for which the loop then waits for ever.
 */
final class LinkedQueueGroup extends MultiThreadIoEventLoopGroup {

  LinkedQueueGroup(ThreadFactory threads) {
    super(1, threads, NioIoHandler.newFactory());
  }

  @Override
  protected IoEventLoop newChild(
      Executor executor, IoHandlerFactory ioHandlerFactory, Object... args) {
    return new Loop(this, executor, ioHandlerFactory);
  }

  private static final class Loop extends SingleThreadIoEventLoop {
    Loop(IoEventLoopGroup parent, Executor executor, IoHandlerFactory ioHandlerFactory) {
      super(
          parent,
          executor,
          ioHandlerFactory,
          new ConcurrentLinkedQueue<>(),
          new ConcurrentLinkedQueue<>(),
          RejectedExecutionHandlers.reject());
    }
  }
}
