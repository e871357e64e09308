package io.loopwarden.engine.config;

import io.loopwarden.engine.config.OptionType.InvalidValueException;

/**
 * One row of the table of options.
 *
 * @param key its name in every source, without the prefix {@code loopwarden.}
 * @param type what its value may be
 * @param byDefault its value when nobody gives one, in the words that a user would write; empty for
 *     none
 * @param meaning what it is for, in one line
 */
public record Option<T>(String key, OptionType<T> type, String byDefault, String meaning) {

  /** The default, parsed. */
  public T defaultValue() {
    try {
      return type.parse(byDefault);
    } catch (InvalidValueException e) {
      throw new IllegalStateException("the default of " + key + " is invalid", e);
    }
  }
}
