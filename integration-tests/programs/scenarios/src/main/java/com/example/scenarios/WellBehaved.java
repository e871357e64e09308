package com.example.scenarios;

/** What a well-behaved application does with work that blocks: it does it elsewhere. */
public final class WellBehaved {
  /** The path of the request that makes every stack do so. */
  public static final String PATH = "/offloaded";

  private WellBehaved() {}

  /** Blocks. To be called where that is allowed. */
  public static String blockOffTheLoop() throws InterruptedException {
    Thread.sleep(2);
    return "done elsewhere";
  }
}
