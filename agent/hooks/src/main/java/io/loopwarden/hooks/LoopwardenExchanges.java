package io.loopwarden.hooks;

/**
 * The entry points of woven code that follow a client's exchanges with other servers: what goes on
 * when an answer arrives belongs to the request in which the exchange began.
 */
public final class LoopwardenExchanges {

  private LoopwardenExchanges() {}

  /**
   * A client's exchange with another server begins, which goes on with the request that the event
   * loop handles or has gone on with.
   *
   * @param exchange the client's object for it
   */
  public static void begins(Object exchange) {
    LoopwardenLoop loop = LoopwardenLoops.current();
    if (loop == null) {
      return;
    }
    LoopwardenHookCallbacks listener = LoopwardenHooks.engine();
    LoopwardenLoop paused = LoopwardenHooks.pause(loop);
    try {
      if (listener != null) {
        listener.exchangeBegins(loop, exchange);
      }
    } catch (Throwable ignored) {
      // It will not be known whose request goes on later; the application must not notice.
    } finally {
      LoopwardenHooks.resume(paused);
    }
  }

  /**
   * A client's exchange has got its channel, through which the answer comes.
   *
   * @param exchange the client's object for it
   * @param operations what it does on that channel
   */
  public static void connects(Object exchange, Object operations) {
    LoopwardenLoop loop = LoopwardenLoops.current();
    if (loop == null) {
      return;
    }
    LoopwardenHookCallbacks listener = LoopwardenHooks.engine();
    LoopwardenLoop paused = LoopwardenHooks.pause(loop);
    try {
      if (listener != null) {
        listener.exchangeConnects(exchange, operations);
      }
    } catch (Throwable ignored) {
      // It will not be known whose request goes on later; the application must not notice.
    } finally {
      LoopwardenHooks.resume(paused);
    }
  }
}
