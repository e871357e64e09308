package io.loopwarden.it.applications;

/** Uses an application over the network, and checks each answer. */
interface Customer extends AutoCloseable {
  /**
   * Uses everything that is asynchronous.
   *
   * @return how many answers were received, all of which were right
   */
  int useAll(int times) throws Exception;

  /** Uses the mistake once, and returns the name of the thread that made it. */
  String useMistake() throws Exception;

  /** Uses the other mistake once: it comes after the answer of another server. */
  void useLaterMistake() throws Exception;

  @Override
  void close();
}
