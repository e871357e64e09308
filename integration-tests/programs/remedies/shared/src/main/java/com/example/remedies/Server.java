package com.example.remedies;

/** A server of a framework, whose handlers do in each way what {@link Orders} loads. */
interface Server extends AutoCloseable {

  /** Asks the server over the network, and returns its answer. */
  String ask(Way way) throws Exception;

  @Override
  default void close() throws Exception {}
}
