package io.loopwarden.demo.exhibit;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/**
 * One classical mistake and its asynchronous twin. Both give the same answer; only the twin leaves
 * the event loop free meanwhile.
 */
public interface Exhibit {

  /** How the exhibit is presented. */
  Caption caption();

  /** Brings about the situation the exhibit is about, such as somebody else holding the lock. */
  default Future<Void> prepare() {
    return Future.succeededFuture();
  }

  /** The mistake, made on an event loop: keeps the calling thread until the answer is there. */
  JsonObject mistake() throws Exception;

  /** The twin: returns at once, and answers later. */
  Future<JsonObject> twin();
}
