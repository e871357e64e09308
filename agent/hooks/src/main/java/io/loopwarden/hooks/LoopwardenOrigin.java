package io.loopwarden.hooks;

/**
 * From where, and for whose request, a pool was asked for a connection. The engine soon replaces
 * what the asking thread has stored by texts. Until then the request is referred to: one that is
 * answered while its connection stays in use is else gone before anybody has read its route.
 */
public final class LoopwardenOrigin {

  private volatile Object request;
  private volatile Throwable stack;
  private volatile Object read;

  LoopwardenOrigin(Object request, Throwable stack) {
    this.request = request;
    this.stack = stack;
  }

  /** The framework's object for the request; null if there is none, or if it is read. */
  public Object request() {
    return request;
  }

  /** The stack of the thread that asked; null if it was not taken, or is read. */
  public Throwable stack() {
    return stack;
  }

  /** What the engine has made of it; null if it has not read it yet. */
  public Object read() {
    return read;
  }

  /** The engine has read it: request and stack, which keep classes alive, are given up. */
  public void read(Object texts) {
    read = texts;
    request = null;
    stack = null;
  }
}
