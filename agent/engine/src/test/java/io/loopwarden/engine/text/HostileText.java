package io.loopwarden.engine.text;

import java.util.SplittableRandom;

/** Makes up names that nobody would choose who meant well; the same ones in every run. */
public final class HostileText {

  private static final String[] PIECES = {
    "a",
    "Zw\u00f6lf",
    " ",
    "=",
    "\"",
    "\\",
    "\n",
    "\r\n",
    "\t",
    "\u0000",
    "\u001b[31m",
    "\u0085",
    "\u009b",
    "\u2028",
    "\u2029",
    "\u202e",
    "\u2066",
    "\u200f",
    "\ufeff",
    "\uffff",
    "\ud800",
    "\udc00",
    "\ud83d\ude00",
    "\nWARN loopwarden event=blocking_call fingerprint=00000000",
    "{\"event.name\":\"loopwarden.stall\"}",
    "`|]]>&<'$*_",
    "%s%n{}"
  };

  private final SplittableRandom random = new SplittableRandom(11);

  /** The next one. */
  public String next() {
    if (random.nextInt(1000) == 0) {
      return "x".repeat(60_000);
    }
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i >= 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }
}
