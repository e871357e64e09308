package io.loopwarden.engine.page;

import io.loopwarden.engine.text.PlainText;

/**
 * Stalls that the platform caused.
 *
 * @param cause what caused them, such as {@code gc}
 * @param count how many there were
 * @param remedy what to look at
 */
public record PagePause(String cause, long count, String remedy) {

  /** A cause is ours, but may come from a file. */
  public PagePause {
    cause = PlainText.name(cause);
    remedy = PlainText.name(remedy);
  }
}
