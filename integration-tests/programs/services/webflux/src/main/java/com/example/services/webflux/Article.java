package com.example.services.webflux;

/**
 * An article.
 *
 * @param id its number
 * @param name what it is called
 * @param cents its price
 */
record Article(int id, String name, int cents) {
  static Article of(int id) {
    return new Article(id, "article " + id, 1999);
  }
}
