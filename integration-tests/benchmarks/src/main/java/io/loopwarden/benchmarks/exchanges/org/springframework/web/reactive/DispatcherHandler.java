package io.loopwarden.benchmarks.exchanges.org.springframework.web.reactive;

/** Where a request begins to be handled. */
public final class DispatcherHandler {

  private DispatcherHandler() {}

  /** One that handles nothing. */
  public static DispatcherHandler create() {
    return new DispatcherHandler();
  }

  /** Begins to handle a request; returns it. */
  public Object handle(Object request) {
    return request;
  }
}
