package io.loopwarden.engine.catalogue;

/**
 * What to do instead of blocking.
 *
 * @param words one sentence without a full stop
 * @param section the anchor of the section with code in docs/remedies.md, such as {@code
 *     sleep-vertx}
 */
public record Remedy(String words, String section) {}
