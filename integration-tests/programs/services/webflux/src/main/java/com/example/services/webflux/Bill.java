package com.example.services.webflux;

/**
 * The answer to an order.
 *
 * @param article the number of the article
 * @param pieces how many of it
 * @param cents what they cost
 */
record Bill(int article, int pieces, int cents) {
  static Bill of(Order order) {
    return new Bill(
        order.article(), order.pieces(), order.pieces() * Article.of(order.article()).cents());
  }
}
