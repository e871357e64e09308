package io.loopwarden.engine.config;

import org.jspecify.annotations.Nullable;

/** Finds options by the names that they have in their sources. */
final class OptionKeys {

  private OptionKeys() {}

  /** The key that a variable's name stands for, in lower case: there a dot is an underscore. */
  static String keyOfVariable(String name) {
    for (Option<?> option : Options.ALL) {
      if (option.key().replace('.', '_').equals(name)) {
        return option.key();
      }
    }
    return name.replace('_', '.');
  }

  /** The option of a key, or null. */
  static @Nullable Option<?> find(String key) {
    for (Option<?> option : Options.ALL) {
      if (option.key().equals(key)) {
        return option;
      }
    }
    return null;
  }
}
