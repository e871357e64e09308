package com.example.isolation;

/** The smallest application: what appears on its standard streams, somebody else wrote. */
public final class EmptyMain {
  private EmptyMain() {}

  /** Does nothing. */
  public static void main(String[] args) {}
}
