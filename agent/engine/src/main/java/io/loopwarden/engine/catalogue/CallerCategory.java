package io.loopwarden.engine.catalogue;

/**
 * The category of whatever is called through a method of a class whose name begins so.
 *
 * @param prefix the begin of the class's name
 * @param category the category
 * @param owner whether all that such a class does is named after its own method, and not only
 *     waiting
 */
public record CallerCategory(String prefix, String category, boolean owner) {}
