package io.loopwarden.hooks;

import java.lang.ref.WeakReference;

/**
 * From where, and for whose request, a pool was asked for a connection. The engine soon replaces
 * what the asking thread has stored by texts.
 */
public final class LoopwardenOrigin {

  private final WeakReference<Object> request;
  private volatile Throwable stack;
  private volatile Object read;

  LoopwardenOrigin(Object request, Throwable stack) {
    this.request = request == null ? null : new WeakReference<>(request);
    this.stack = stack;
  }

  /** The framework's object for the request; null if there is none, or if it is gone. */
  public Object request() {
    return request == null ? null : request.get();
  }

  /** The stack of the thread that asked; null if it was not taken, or is read. */
  public Throwable stack() {
    return stack;
  }

  /** What the engine has made of it; null if it has not read it yet. */
  public Object read() {
    return read;
  }

  /** The engine has read it: the stack, which keeps classes alive, is given up. */
  public void read(Object texts) {
    read = texts;
    stack = null;
  }
}
