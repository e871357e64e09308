package com.example.isolation;

/**
 * An application that does what its arguments say, one after the other: most of it on an event
 * loop, where it should not be done.
 */
public final class Puppet {
  private Puppet() {}

  /**
   * Obeys.
   *
   * @param args {@linkplain Orders orders}, with their own arguments after blanks
   */
  public static void main(String[] args) throws Exception {
    try (EventLoops loops = new EventLoops()) {
      Orders orders = new Orders(loops);
      for (String order : args) {
        orders.obey(order);
      }
    }
  }
}
