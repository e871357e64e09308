package io.loopwarden.engine.catalogue;

/**
 * The category of whatever is called through a method of a class whose name begins so.
 *
 * @param prefix the begin of the class's name
 * @param category the category
 */
public record CallerCategory(String prefix, String category) {

  /** The category of clients: all that they do is named after their own methods. */
  public static final String CLIENT = "client";
}
