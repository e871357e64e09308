package io.loopwarden.engine.config;

/** The options of the drop-in for BlockHound. */
public final class BlockHoundOptions {

  public static final Option<Boolean> STRICT =
      new Option<>(
          "blockhound.strict",
          new OptionType.Switch(),
          "false",
          "true: on threads that the program declares, also refuse what only may block, as"
              + " BlockHound does");

  private BlockHoundOptions() {}
}
